"use client";

import { ChevronDown, Crown, Eye, Hand, VolumeX } from "lucide-react";
import { useTranslations } from "next-intl";
import { cn } from "@/app/_components/ui/cn";
import { colourOf } from "@/app/_room/live/colour";
import { useLive } from "@/app/_room/live/live-context";
import { useSignal } from "@/app/_room/live/signal";
import type { Member } from "@/core/room/protocol/messages";
import { InfluenceFader } from "./influence-fader";
import { MemberMenu } from "./member-menu";

/** A member: colour, name, role; under it the fader of their influence. Hover: their pulls stand out everywhere. */
export function MemberChip({ member, roomy = false }: { member: Member; roomy?: boolean }) {
  const t = useTranslations("room");
  const live = useLive();
  const { me } = useSignal(live.people);
  const { actor, name, role, online, muted, asks } = member;
  const shine = (on: boolean) => live.spotlight.set(on ? actor : null);
  return (
    <li
      onPointerEnter={() => shine(true)}
      onPointerLeave={() => shine(false)}
      onFocus={() => shine(true)}
      onBlur={() => shine(false)}
      className={cn("shrink-0", roomy ? "w-full" : "min-w-32 max-w-52", !online && "opacity-50")}
    >
      <MemberMenu member={member}>
        <button
          type="button"
          className={cn(
            "flex w-full items-center gap-2 rounded-md px-2 hover:bg-well",
            roomy ? "h-11" : "h-8",
          )}
        >
          <span
            aria-hidden
            className="size-3 shrink-0 rounded-full"
            style={{ background: colourOf(member) }}
          />
          <span dir="auto" className="truncate font-medium text-sm">
            {name}
          </span>
          {actor === me && <span className="shrink-0 text-sm text-soft">{t("memberChip.you")}</span>}
          {role === "host" && (
            <Crown aria-label={t("memberChip.host")} className="size-3.5 shrink-0 text-soft" />
          )}
          {role === "viewer" && (
            <Eye aria-label={t("memberChip.viewer")} className="size-3.5 shrink-0 text-soft" />
          )}
          {asks && <Hand aria-label={t("memberChip.asksToEdit")} className="size-3.5 shrink-0" />}
          {muted && <VolumeX aria-label={t("memberChip.muted")} className="size-3.5 shrink-0 text-danger" />}
          {!online && <span className="sr-only">{t("memberChip.away")}</span>}
          <ChevronDown aria-hidden className="ms-auto size-3.5 shrink-0 text-soft" />
        </button>
      </MemberMenu>
      {role !== "viewer" && <InfluenceFader member={member} roomy={roomy} />}
    </li>
  );
}
