"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useState } from "react";
import { useTRPC } from "@/app/_api/trpc";
import { wordsOf } from "@/app/_api/words";
import { Button } from "@/app/_components/ui/button";
import { useFacts } from "../../_live/live-context";
import { LinkField } from "./link-field";

type InviteRole = "editor" | "viewer";
const ROLES: readonly { role: InviteRole; label: string; hint: string }[] = [
  { role: "editor", label: "New editor link", hint: "may steer" },
  { role: "viewer", label: "New viewer link", hint: "may watch, chat and react" },
];
const day = new Intl.DateTimeFormat(undefined, { day: "numeric", month: "long" });

/** Links that let people in as editor or viewer, and those given out before. */
export function InviteLinks() {
  const { id } = useFacts();
  const api = useTRPC();
  const queries = useQueryClient();
  const [links, setLinks] = useState<Partial<Record<InviteRole, string>>>({});
  const given = useQuery(api.room.invite.list.queryOptions({ id }));
  const refresh = () => queries.invalidateQueries(api.room.invite.list.queryFilter({ id }));
  const create = useMutation(
    api.room.invite.create.mutationOptions({
      onSuccess: ({ path }, { role }) => {
        setLinks((now) => ({ ...now, [role]: `${window.location.origin}${path}` }));
        void refresh();
      },
    }),
  );
  const revoke = useMutation(api.room.invite.revoke.mutationOptions({ onSuccess: refresh }));
  const error = create.error ?? revoke.error;

  return (
    <section aria-label="Invite links" className="flex flex-col gap-3">
      <h3 className="font-semibold">Invite links</h3>
      {ROLES.map(({ role, label, hint }) => {
        const link = links[role];
        return link ? (
          <LinkField key={role} testId={`invite-${role}`} label={`Whoever opens it ${hint}`} value={link} />
        ) : (
          <div key={role} className="flex flex-wrap items-center gap-3">
            <Button
              busy={create.isPending && create.variables?.role === role}
              onClick={() => create.mutate({ id, role })}
            >
              <Plus aria-hidden />
              {label}
            </Button>
            <span className="text-sm text-soft">{hint}</span>
          </div>
        );
      })}
      {error && (
        <p role="alert" className="text-danger text-sm">
          {wordsOf(error)}
        </p>
      )}
      {(given.data?.length ?? 0) > 0 && (
        <ul className="divide-y divide-line border-line border-y">
          {given.data?.map((invite) => (
            <li key={invite.id} className="flex items-center gap-3 py-1 text-sm">
              <span className="mr-auto">
                {invite.role === "editor" ? "Editor link" : "Viewer link"}
                {invite.expiresAt && (
                  <span className="text-soft">, until {day.format(new Date(invite.expiresAt))}</span>
                )}
              </span>
              <Button
                look="quiet"
                busy={revoke.isPending && revoke.variables?.id === invite.id}
                onClick={() => revoke.mutate({ id: invite.id })}
              >
                Withdraw
              </Button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
