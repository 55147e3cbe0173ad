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
  const tFrame = useTranslations("frame");

  const live = useLive();
  const looked = useSignal(live.pastMoment);
  const { moments, hasOlder, older, failed } = useWatchedMoments(room);
  const inOrder = moments.toSorted((a, b) => a.seq - b.seq);
  return (
    <section aria-label="Moments" className="shrink-0 border-line border-t px-4 py-3">
      {failed && (
        <p className="text-danger text-sm">The room's moments could not be read. They are asked for again.</p>
      )}
      {moments.length === 0 && !failed && (
        <p className="text-sm text-soft">No moment is kept of this room yet.</p>
      )}
      <h2 className="mb-1 font-semibold text-sm">
        Moments{" "}
        <span className="font-normal text-soft">
          the latest last; the one you look at is picked for “Undo changes”
        </span>
      </h2>
      <Strip label="Moments" ids={inOrder.map(({ seq }) => seq)} className="-mx-1">
        {hasOlder && (
          <li className="self-center">
            <Button onClick={older}>Older</Button>
          </li>
        )}
        {inOrder.map(({ seq, at, url, by }) => (
          <li key={seq}>
            <button
              type="button"
              aria-pressed={looked?.seq === seq}
              aria-label={`Moment ${seq}, ${ago(tFrame, at, Date.now())}${by.length > 0 ? `, by ${by.join(" and ")}` : ""}`}
              onClick={() =>
                live.pastMoment.set(looked?.seq === seq ? null : { seq, at, url, by: by.join(" and ") })
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
                className="size-18 rounded-sm object-cover"
              />
            </button>
          </li>
        ))}
      </Strip>
    </section>
  );
}
