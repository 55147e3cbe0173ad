"use client";

import { useTranslations } from "next-intl";
import { useLive } from "@/app/_room/live/live-context";
import { useSignal } from "@/app/_room/live/signal";
import { useLists } from "@/app/_words/in-list";
import { MemberChip } from "./member-chip";
import { sortedMembers } from "./sorted-members";

/** Everyone who is here, along the top; those who left are in the people panel of their room's history. */
export function MembersBar() {
  const t = useTranslations("room");
  const { members, me } = useSignal(useLive().people);
  const here = sortedMembers(members, me).filter((member) => member.online || member.actor === me);
  return (
    <ul
      data-testid="members"
      aria-label={t("membersBar.members")}
      className="-ms-1 flex min-w-0 flex-1 items-start gap-1 overflow-x-auto p-1"
    >
      {here.map((member) => (
        <MemberChip key={member.actor} member={member} />
      ))}
    </ul>
  );
}

/** On a small screen: who is here as dots, and how many. */
export function MembersDots() {
  const { list } = useLists();
  const { members, me } = useSignal(useLive().people);
  const here = sortedMembers(members, me).filter((member) => member.online);
  return (
    <span data-testid="members" className="flex min-w-0 items-center gap-1.5">
      <span className="-space-x-1 flex">
        {here.slice(0, 5).map((member) => (
          <span
            key={member.actor}
            aria-hidden
            className="size-4 rounded-full border-2 border-paper"
            style={{ background: `var(--color-member-${member.colour % 12})` }}
          />
        ))}
      </span>
      <span className="sr-only">{list(here.map((member) => member.name))}</span>
      <span aria-hidden className="numbers text-sm text-soft">
        {here.length}
      </span>
    </span>
  );
}
