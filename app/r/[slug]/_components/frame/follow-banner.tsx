"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { colourOf } from "@/app/_room/live/colour";
import { useLive } from "@/app/_room/live/live-context";
import { useSignal } from "@/app/_room/live/signal";

/** Whom I follow, and the way out of it. */
export function FollowBanner() {
  const t = useTranslations("room");
  const live = useLive();
  const following = useSignal(live.following);
  const { members } = useSignal(live.people);
  const member = members.find((candidate) => candidate.actor === following);
  const gone = following !== null && !member?.online;

  useEffect(() => {
    if (gone) live.follow(null);
  }, [gone, live]);

  if (!member) return null;
  return (
    <button
      type="button"
      aria-label={t("followBanner.followingNameStop", { name: member.name })}
      onClick={() => live.follow(null)}
      className="touch flex h-8 shrink-0 items-center gap-1.5 rounded-full px-3 font-medium text-on-member text-sm"
      style={{ background: colourOf(member) }}
    >
      <span className="max-w-32 truncate max-sm:hidden">
        {t.rich("followBanner.following", { bdi: () => <bdi>{member.name}</bdi> })}
      </span>
      <X aria-hidden className="size-4" />
    </button>
  );
}
