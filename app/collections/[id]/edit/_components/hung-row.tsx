"use client";

import { GripVertical, X } from "lucide-react";
import { useTranslations } from "next-intl";
import type { KeyboardEvent } from "react";
import type { CollectionData } from "@/app/_api/types";
import { cn } from "@/app/_components/ui/cn";
import { useDrag } from "@/app/_components/use-drag";
import { useHydrated } from "@/app/_components/use-hydrated";
import { WorkImage } from "@/app/_works/work-image";
import { COLLECTION_LIMITS } from "@/core/work/collection/collection";

type HungRowProps = {
  hung: CollectionData["works"][number];
  title: string;
  place: string;
  dragged: boolean;
  onGrab: () => void;
  /** Where the pointer is, in CSS pixels from the top of the window. */
  onDrag: (y: number) => void;
  onDrop: () => void;
  onStep: (by: -1 | 1) => void;
  onTakeOut: () => void;
  onNote: (note: string) => void;
};

/** One work of a collection with its handle and its note. */
export function HungRow({ hung, title, place, dragged, ...on }: HungRowProps) {
  const t = useTranslations("collections");
  const hydrated = useHydrated();
  const handle = useDrag<HTMLButtonElement>({
    begin: () => {
      on.onGrab();
      return true;
    },
    move: (_way, { clientY }) => on.onDrag(clientY),
    end: on.onDrop,
  });
  function key(event: KeyboardEvent) {
    const by = event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" ? 1 : null;
    if (by === null) return;
    event.preventDefault();
    on.onStep(by);
  }
  return (
    <li
      className={cn(
        // On a phone the note has a row of its own, beneath the picture and the title.
        "grid grid-cols-[auto_auto_minmax(0,1fr)_auto] items-start gap-x-3 gap-y-2 border-line border-b py-4 sm:grid-rows-[auto_1fr]",
        dragged && "relative z-10 bg-raised shadow-xl",
      )}
    >
      <button
        ref={handle}
        type="button"
        disabled={!hydrated}
        aria-label={t("hungRow.moveTitlePlace", { title, place })}
        onKeyDown={key}
        className="inline-flex size-11 cursor-grab touch-none sm:row-span-2 items-center justify-center rounded-md text-soft hover:bg-well active:cursor-grabbing"
      >
        <GripVertical aria-hidden className="size-5" />
      </button>
      {hung.card ? (
        <WorkImage
          id={hung.work}
          version={hung.card.version}
          size={256}
          alt=""
          className="size-20 sm:row-span-2 sm:size-28"
        />
      ) : (
        <div className="size-20 border border-edge border-dashed sm:row-span-2 sm:size-28" />
      )}
      <div className="min-w-0">
        <p dir="auto" className="line-clamp-3 wrap-anywhere font-medium sm:line-clamp-2">
          {title}
        </p>
        {hung.gap && <p className="text-sm text-soft">{t("hungRow.gapVisitorsSeeGap", { gap: hung.gap })}</p>}
      </div>
      <label className="block max-sm:order-last max-sm:col-span-full sm:col-start-3">
        <span className="sr-only">{t("hungRow.noteOnTitle", { title })}</span>
        <textarea
          rows={2}
          dir="auto"
          defaultValue={hung.note}
          maxLength={COLLECTION_LIMITS.note}
          placeholder={t("hungRow.noteIfLike")}
          onBlur={({ currentTarget }) => {
            if (currentTarget.value !== currentTarget.defaultValue) {
              currentTarget.defaultValue = currentTarget.value;
              on.onNote(currentTarget.value);
            }
          }}
          className="w-full rounded-md border border-edge bg-raised p-2"
        />
      </label>
      <button
        type="button"
        disabled={!hydrated}
        aria-label={t("hungRow.takeOutTitle", { title })}
        onClick={on.onTakeOut}
        className="inline-flex size-11 items-center justify-center rounded-md hover:bg-well sm:col-start-4 sm:row-start-1"
      >
        <X aria-hidden className="size-5" />
      </button>
    </li>
  );
}
