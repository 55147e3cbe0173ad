"use client";

import { useTranslations } from "next-intl";
import { ago } from "@/app/_components/ago";
import { Strip } from "@/app/_components/strip";
import { Button } from "@/app/_components/ui/button";
import { cn } from "@/app/_components/ui/cn";
import { useLive } from "@/app/_room/live/live-context";
import { useSignal } from "@/app/_room/live/signal";
import type { RoomId } from "@/core/kernel/ids/ids";
import { useWatchedMoments } from "./use-watched-moments";

/** What the room has been, the latest at the end: press one to look at it, and to have it at hand for setting somebody back. */
export function Moments({ room }: { room: RoomId }) {
  const t = useTranslations("desk");
  const tFrame = useTranslations("frame");
  const live = useLive();
  const looked = useSignal(live.pastMoment);
  const { moments, hasOlder, older, failed } = useWatchedMoments(room);
  const inOrder = moments.toSorted((a, b) => a.seq - b.seq);
  return (
    <section aria-label={t("moments.moments")} className="shrink-0 border-line border-t px-4 py-3">
      {failed && <p className="text-danger text-sm">{t("moments.roomsMomentsCouldNot")}</p>}
      {moments.length === 0 && !failed && (
        <p className="text-sm text-soft">{t("moments.noMomentKeptRoom")}</p>
      )}
      <h2 className="mb-1 font-semibold text-sm">
        {t("moments.moments")} <span className="font-normal text-soft">{t("moments.latestLastOneLook")}</span>
      </h2>
      <Strip label={t("moments.moments")} ids={inOrder.map(({ seq }) => seq)} className="-mx-1">
        {hasOlder && (
          <li className="self-center">
            <Button onClick={older}>{t("moments.older")}</Button>
          </li>
        )}
        {inOrder.map(({ seq, at, url, by }) => (
          <li key={seq}>
            <button
              type="button"
              aria-pressed={looked?.seq === seq}
              aria-label={t("moments.momentSeqAgo", {
                seq,
                ago: ago(tFrame, at, Date.now()),
                by: by.length,
                by2: by.join(t("moments.and")),
              })}
              onClick={() =>
                live.pastMoment.set(
                  looked?.seq === seq ? null : { seq, at, url, by: by.join(t("moments.and")) },
                )
              }
              className={cn(
                "block rounded-sm",
                looked?.seq === seq && "outline-2 outline-ink outline-offset-2",
              )}
            >
              <img
                src={url}
                alt=""
                width={72}
                height={72}
                loading="lazy"
                className="size-18 rounded-sm bg-well object-contain"
              />
            </button>
          </li>
        ))}
      </Strip>
    </section>
  );
}
