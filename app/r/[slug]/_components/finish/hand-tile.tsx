"use client";

import { useTranslations } from "next-intl";
import { useSyncExternalStore } from "react";
import { cn } from "@/app/_components/ui/cn";
import { colourOf } from "@/app/_room/live/colour";
import { useLive } from "@/app/_room/live/live-context";
import { useSignal } from "@/app/_room/live/signal";
import { useLists } from "@/app/_words/in-list";
import { sharesOfHand } from "@/core/picture/finish/shown";
import { handControl } from "@/core/picture/recipe/finish-controls";
import { type HandChoice, takeUp } from "./hands";

/** A hand as a small painting of the present picture in it; who paints with it stands under it in their colours. */
export function HandTile({ hand, picture }: { hand: HandChoice; picture: string | undefined }) {
  const t = useTranslations("room");
  const { list } = useLists();
  const live = useLive();
  const { members } = useSignal(live.people);
  const taken = useSignal(live.painting).hand === hand.id;
  const spelled = useSyncExternalStore(
    (changed) => live.watchHand(hand.id, changed),
    () => JSON.stringify(sharesOfHand(live.recipe, hand.id)),
    () => "[]",
  );
  const shares: ReturnType<typeof sharesOfHand> = JSON.parse(spelled);
  const painters = shares.map(
    ({ actor }) => members.find((member) => member.actor === actor)?.name ?? t("handTile.someone"),
  );
  const words = painters.length > 0 ? t("handTile.paintedPainters", { painters: list(painters) }) : "";
  return (
    <button
      type="button"
      data-control={handControl(hand.id)}
      aria-pressed={taken}
      aria-label={`${hand.label}, ${hand.from}${words}`}
      title={hand.from}
      onClick={() => {
        if (!live.refuses()) takeUp(live, hand.id);
      }}
      className="group/hand flex w-full min-w-0 flex-col gap-1 rounded-md p-1 text-start hover:bg-sunk aria-pressed:bg-sunk not-focus-visible:aria-pressed:outline-2 not-focus-visible:aria-pressed:outline-ink"
    >
      <span className="relative block aspect-square w-full overflow-hidden rounded-sm bg-well">
        {picture && <img src={picture} alt="" className="absolute inset-0 size-full object-cover" />}
      </span>
      <span aria-hidden className="flex h-1 w-full gap-px overflow-hidden rounded-full">
        {shares.map(({ actor, amount }) => (
          <span
            key={actor}
            style={{ background: colourOf(live.member(actor)), width: `${Math.max(8, amount * 100)}%` }}
          />
        ))}
      </span>
      <span
        className={cn("line-clamp-2 wrap-anywhere text-xs leading-tight", taken ? "text-ink" : "text-soft")}
      >
        {hand.label}
      </span>
    </button>
  );
}
