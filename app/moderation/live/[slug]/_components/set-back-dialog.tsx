"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { ago } from "@/app/_components/ago";
import { useLive } from "@/app/_room/live/live-context";
import type { ActorId, RoomId } from "@/core/kernel/ids/ids";
import { PowerDialog } from "./power-dialog";
import { useWatchedMoments } from "./use-watched-moments";

type SetBackDialogProps = { room: RoomId; actor: ActorId; name: string; onClose: () => void };

/** Picks the moment to which one member's part goes back; the one that was looked at is picked already. */
export function SetBackDialog({ room, actor, name, onClose }: SetBackDialogProps) {
  const t = useTranslations("desk");
  const tFrame = useTranslations("frame");
  const live = useLive();
  const { moments, hasOlder, older } = useWatchedMoments(room);
  const [picked, setPicked] = useState<number | null>(live.pastMoment.get()?.seq ?? null);
  return (
    <PowerDialog
      room={room}
      title={t("setBackDialog.undoNameSChanges", { name })}
      about={t("setBackDialog.whatNameChangedSince", { name })}
      button={
        picked === null
          ? t("setBackDialog.undoChanges")
          : t("setBackDialog.undoChangesSinceMoment", { picked })
      }
      act={(rule) => ({ kind: "revert", member: actor, to: picked ?? 0, rule })}
      onClose={onClose}
      wide
    >
      <fieldset>
        <legend className="mb-1.5 font-medium text-sm">{t("setBackDialog.toWhichMoment")}</legend>
        <div className="grid max-h-[34dvh] grid-cols-4 gap-2 overflow-y-auto p-1 sm:grid-cols-6">
          {moments.map(({ seq, at, url }) => (
            <label
              key={seq}
              className="block cursor-pointer rounded-sm has-checked:outline-2 has-checked:outline-ink has-checked:outline-offset-1 has-focus-visible:outline-2 has-focus-visible:outline-focus"
            >
              <input
                type="radio"
                name="to"
                value={seq}
                required
                checked={picked === seq}
                onChange={() => setPicked(seq)}
                className="sr-only"
              />
              <img
                src={url}
                alt=""
                width={96}
                height={96}
                loading="lazy"
                className="aspect-square w-full object-contain"
              />
              <span className="numbers narrow block pt-1 text-xs">
                {t("setBackDialog.momentSeq", { seq })}
              </span>
              <span className="narrow block truncate text-soft text-xs">{ago(tFrame, at, Date.now())}</span>
            </label>
          ))}
        </div>
        {hasOlder && (
          <button type="button" onClick={older} className="touch mt-2 underline underline-offset-4">
            {t("setBackDialog.olderMoments")}
          </button>
        )}
      </fieldset>
    </PowerDialog>
  );
}
