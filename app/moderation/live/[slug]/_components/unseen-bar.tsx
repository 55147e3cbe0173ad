"use client";

import { ArrowLeft, EyeOff, Globe, Lock } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useLive } from "@/app/_room/live/live-context";
import { useSignal } from "@/app/_room/live/signal";
import type { Say } from "@/app/_words/say";
import { visibilityWords } from "../../../_components/words";
import type { WatchedFacts } from "../_live/watched-facts";

const lineIn = (t: Say<"desk">) => ({
  connecting: t("unseenBar.connecting"),
  live: t("unseenBar.live"),
  reconnecting: t("unseenBar.reconnecting"),
  offline: t("unseenBar.offline"),
  closed: "",
});

/** Where one is, and as what: the first thing to know of this page. */
export function UnseenBar({ room: { title, slug, visibility } }: { room: WatchedFacts }) {
  const t = useTranslations("desk");
  const { state } = useSignal(useLive().connection);
  const Door = visibility === "public" ? Globe : Lock;
  return (
    <header className="sticky top-0 z-20 shrink-0">
      <p className="flex items-center justify-center gap-2.5 bg-ink px-4 py-2.5 text-center font-semibold text-paper">
        <EyeOff aria-hidden className="size-5 shrink-0" />
        {t("unseenBar.notSeenHereCame")}
      </p>
      <div className="flex min-h-14 items-center gap-3 border-line border-b bg-paper px-2 sm:px-4">
        <Link
          href="/moderation/live"
          className="inline-flex h-11 shrink-0 items-center gap-2 rounded-md px-2 hover:bg-well"
        >
          <ArrowLeft aria-hidden className="size-4.5" />
          <span className="max-sm:sr-only">{t("unseenBar.liveRooms")}</span>
        </Link>
        <h1 dir="auto" className="min-w-0 truncate font-semibold text-lg">
          {title}
        </h1>
        <span className="inline-flex shrink-0 items-center gap-1.5 text-sm text-soft">
          <Door aria-hidden className="size-3.5" />
          {visibilityWords(t, visibility)}
        </span>
        <span role="status" data-testid="connection" className="ms-auto shrink-0 pe-2 text-sm">
          {lineIn(t)[state]}
        </span>
        <Link
          href={`/r/${slug}`}
          prefetch={false}
          className="inline-flex h-11 shrink-0 items-center rounded-md px-2 text-sm text-soft hover:bg-well max-sm:hidden"
        >
          {t("unseenBar.comeAllSee")}
        </Link>
      </div>
    </header>
  );
}
