"use client";

import { Undo2, X } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

type BackOfferProps = { onBack: () => void; onLeave: () => void; children: ReactNode };

/** What was replaced and by whom, with one step back, over the picture's corner. */
export function BackOffer({ onBack, onLeave, children }: BackOfferProps) {
  const t = useTranslations("room");
  return (
    <div
      role="status"
      className="flex max-w-full animate-appear flex-wrap items-center justify-end rounded-md bg-black/80 ps-3 text-sm text-white"
    >
      <span className="wrap-anywhere line-clamp-2 min-w-0 flex-auto basis-40 py-1">{children}</span>
      <button
        type="button"
        onClick={onBack}
        className="inline-flex h-11 shrink-0 items-center gap-1.5 rounded-md px-3 font-medium underline underline-offset-4 focus-visible:outline-white"
      >
        <Undo2 aria-hidden className="size-4" />
        {t("bringBack.bringItBack")}
      </button>
      <button
        type="button"
        aria-label={t("bringBack.leaveItAsIt")}
        onClick={onLeave}
        className="inline-grid size-11 shrink-0 place-items-center rounded-md focus-visible:outline-white"
      >
        <X aria-hidden className="size-4" />
      </button>
    </div>
  );
}
