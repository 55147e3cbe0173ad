"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/app/_api/trpc";
import { wordsOf } from "@/app/_api/words";
import { Button } from "@/app/_components/ui/button";
import { Select } from "@/app/_components/ui/select";
import { say } from "@/app/_components/ui/toasts";
import { useFacts } from "@/app/_room/live/live-context";
import { LinkField } from "./link-field";
import { type Invite, inviteWords, nameOfInvite, usesWords } from "./link-words";

type InviteRole = "editor" | "viewer";
type GivenInvite = Invite & { id: string };
type Made = { id: string; url: string; expiresAt: number | null };
const ROLES: readonly { role: InviteRole; label: string; hint: string }[] = [
  { role: "editor", label: "New editor link", hint: "may change the picture" },
  { role: "viewer", label: "New viewer link", hint: "may watch, chat and react" },
];
const ENDS = [
  { value: "", label: "until I withdraw it" },
  { value: "1", label: "for one day" },
  { value: "7", label: "for a week" },
  { value: "30", label: "for thirty days" },
] as const;
type End = (typeof ENDS)[number]["value"];

/** Links that let people in as editor or viewer, and those given out before. */
export function InviteLinks() {
  const tErrors = useTranslations("errors");

  const { id } = useFacts();
  const api = useTRPC();
  const queries = useQueryClient();
  const [days, setDays] = useState<End>("");
  const [links, setLinks] = useState<Partial<Record<InviteRole, Made>>>({});
  const given = useQuery(api.room.invite.list.queryOptions({ id }));
  const refresh = () => queries.invalidateQueries(api.room.invite.list.queryFilter({ id }));
  const create = useMutation(
    api.room.invite.create.mutationOptions({
      onSuccess: async ({ path, ...made }, { role }) => {
        await refresh();
        setLinks((now) => ({ ...now, [role]: { ...made, url: `${window.location.origin}${path}` } }));
      },
    }),
  );
  const revoke = useMutation(api.room.invite.revoke.mutationOptions({ onSuccess: refresh }));
  const error = create.error ?? revoke.error;
  /** One that was withdrawn is offered no more. */
  const working = (made: Made | undefined) =>
    made && given.data?.some((invite) => invite.id === made.id) ? made : null;

  async function withdraw(invite: GivenInvite) {
    await revoke.mutateAsync({ id: invite.id });
    void say(`The ${nameOfInvite(invite)} is withdrawn. Who came in by it stays.`);
  }

  return (
    <section aria-label="Invite links" className="flex flex-col gap-3">
      <h3 className="font-semibold">Invite links</h3>
      <Select label="A new link works" value={days} options={ENDS} onChange={setDays} className="max-w-60" />
      {ROLES.map(({ role, label, hint }) => {
        const made = working(links[role]);
        return made ? (
          <LinkField
            key={role}
            testId={`invite-${role}`}
            label={`New ${role} link`}
            about={inviteWords({ role, expiresAt: made.expiresAt })}
            value={made.url}
          />
        ) : (
          <div key={role} className="flex flex-wrap items-center gap-3">
            <Button
              busy={create.isPending && create.variables?.role === role}
              onClick={() => create.mutate({ id, role, ...(days && { days: Number(days) }) })}
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
          {wordsOf(tErrors, error)}
        </p>
      )}
      {(given.data?.length ?? 0) > 0 && (
        <ul className="divide-y divide-line border-line border-y">
          {given.data?.map((invite) => (
            <li key={invite.id} className="flex items-center gap-3 py-2 text-sm">
              <span className="mr-auto min-w-0">
                <span className="block font-medium first-letter:uppercase">{nameOfInvite(invite)}</span>
                <span className="text-soft">
                  {inviteWords(invite)} {usesWords(invite)}
                </span>
              </span>
              <Button
                variant="quiet"
                aria-label={`Withdraw the ${nameOfInvite(invite)}`}
                busy={revoke.isPending && revoke.variables?.id === invite.id}
                onClick={() => void withdraw(invite).catch(() => {})}
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
