"use client";

import { useTranslations } from "next-intl";
import { useLive } from "@/app/_room/live/live-context";
import { useSignal } from "@/app/_room/live/signal";
import { MemberChip } from "./member-chip";
import { sortedMembers } from "./sorted-members";

/** Everyone who ever came, with room for fingers. */
export function PeoplePanel() {
  const t = useTranslations("room");
  const { members, me } = useSignal(useLive().people);
  return (
    <ul aria-label={t("peoplePanel.people")} className="flex flex-col gap-2 pt-3">
      {sortedMembers(members, me).map((member) => (
        <MemberChip key={member.actor} member={member} roomy />
      ))}
    </ul>
  );
}
