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
import type { Say } from "@/app/_words/say";
import { LinkField } from "./link-field";
import { type Invite, inviteWords, nameOfInvite, usesWords } from "./link-words";

type InviteRole = "editor" | "viewer";
type GivenInvite = Invite & { id: string };
type Made = { id: string; url: string; expiresAt: number | null };
const rolesIn = (t: Say<"room">): readonly { role: InviteRole; label: string; hint: string }[] => [
  { role: "editor", label: t("inviteLinks.newEditorLink"), hint: t("inviteLinks.mayChangePicture") },
  { role: "viewer", label: t("inviteLinks.newViewerLink"), hint: t("inviteLinks.mayWatchChatReact") },
];
const endsIn = (t: Say<"room">) =>
  [
    { value: "", label: t("inviteLinks.untilIWithdraw") },
    { value: "1", label: t("inviteLinks.forOneDay") },
    { value: "7", label: t("inviteLinks.forAWeek") },
    { value: "30", label: t("inviteLinks.forThirtyDays") },
  ] as const;
type End = ReturnType<typeof endsIn>[number]["value"];

/** Links that let people in as editor or viewer, and those given out before. */
export function InviteLinks() {
  const t = useTranslations("room");
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
    void say(t("inviteLinks.nameofinviteWithdrawnWhoCame", { nameOfInvite: nameOfInvite(t, invite) }));
  }

  return (
    <section aria-label={t("inviteLinks.inviteLinks")} className="flex flex-col gap-3">
      <h3 className="font-semibold">{t("inviteLinks.inviteLinks")}</h3>
      <Select
        label={t("inviteLinks.newLinkWorks")}
        value={days}
        options={endsIn(t)}
        onChange={setDays}
        className="max-w-60"
      />
      {rolesIn(t).map(({ role, label, hint }) => {
        const made = working(links[role]);
        return made ? (
          <LinkField
            key={role}
            testId={`invite-${role}`}
            label={t("inviteLinks.newRoleLink", { role })}
            about={inviteWords(t, { role, expiresAt: made.expiresAt })}
            value={made.url}
          />
        ) : (
          <div
            key={role}
            className="flex flex-wrap items-center gap-3 max-sm:flex-col max-sm:items-start max-sm:gap-1"
          >
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
              <span className="me-auto min-w-0">
                <span className="block font-medium first-letter:uppercase">{nameOfInvite(t, invite)}</span>
                <span className="text-soft">
                  {inviteWords(t, invite)} {usesWords(t, invite)}
                </span>
              </span>
              <Button
                variant="quiet"
                aria-label={t("inviteLinks.withdrawTheNameofinvite", {
                  nameOfInvite: nameOfInvite(t, invite),
                })}
                busy={revoke.isPending && revoke.variables?.id === invite.id}
                onClick={() => void withdraw(invite).catch(() => {})}
              >
                {t("inviteLinks.withdraw")}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
