"use client";

import { useTranslations } from "next-intl";
import { useLive } from "@/app/_room/live/live-context";
import { useSignal } from "@/app/_room/live/signal";
import { useWithout } from "./use-without";

/** While one points at a member: the picture without what they made fades in. */
export function Without() {
  const t = useTranslations("room");
  const live = useLive();
  const { me } = useSignal(live.people);
  const without = useWithout();
  if (!without) return null;
  const { actor, picture } = without;
  const words =
    actor === me ? t("without.withoutYou") : t("without.withoutValue", { value: live.nameOf(actor) });
  return (
    <div key={picture} className="pointer-events-none absolute inset-0 animate-appear">
      <img src={picture} alt={words} draggable={false} className="size-full bg-well object-contain" />
      <span
        aria-hidden
        className="absolute top-2 start-2 max-w-[calc(100%-1rem)] truncate rounded-sm bg-black/60 px-2 py-1 text-white text-xs"
      >
        {words}
      </span>
    </div>
  );
}
