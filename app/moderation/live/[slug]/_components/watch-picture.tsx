"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { ago } from "@/app/_components/ago";
import { Button } from "@/app/_components/ui/button";
import { Cursors } from "@/app/_room/cursors";
import { useLive } from "@/app/_room/live/live-context";
import { useSignal } from "@/app/_room/live/signal";
import { shapeStyle, useRatio } from "@/app/_room/use-ratio";
import { useSurface } from "@/app/_room/use-surface";
import { aspectOf, shapeOf } from "@/core/picture/render/shape";

/** The picture as those in the room see it, and over it the moment that was picked. */
export function WatchPicture({ title }: { title: string }) {
  const t = useTranslations("desk");
  const tFrame = useTranslations("frame");
  const live = useLive();
  const moment = useSignal(live.pastMoment);
  const box = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const still = useRef<HTMLImageElement>(null);

  const ratio = useRatio();
  useSurface(box, canvas, still);

  return (
    <section
      aria-label={t("watchPicture.picture")}
      className="[container-type:size] relative grid min-h-0 flex-1 place-items-center p-4 max-lg:h-[min(100vw,56dvh)] max-lg:flex-none max-sm:p-0"
    >
      <div
        ref={box}
        data-testid="picture"
        style={shapeStyle(aspectOf(ratio))}
        className="relative aspect-[var(--shape)] w-[min(100cqw,calc(100cqh*var(--shape)))] bg-well"
      >
        <canvas ref={canvas} width={256} height={256} className="absolute inset-0 size-full object-contain" />
        <img
          ref={still}
          data-testid="settled"
          alt={t("watchPicture.titleNow", { title })}
          {...shapeOf(ratio, 1024)}
          className="invisible absolute inset-0 size-full object-contain"
        />
        <Cursors />
        {moment && (
          <>
            <img
              src={moment.url}
              alt={t("watchPicture.momentSeq", { seq: moment.seq })}
              className="absolute inset-0 size-full bg-well object-contain"
            />
            <p className="absolute inset-x-0 bottom-0 flex flex-wrap items-center gap-3 bg-raised/95 p-3 text-sm">
              <span className="me-auto">
                <span className="numbers font-semibold">
                  {t("watchPicture.momentSeq", { seq: moment.seq })}
                </span>{" "}
                <span className="text-soft">
                  {t("watchPicture.agoBy", {
                    ago: ago(tFrame, moment.at, Date.now()),
                    by: moment.by ? "yes" : "no",
                    by2: moment.by,
                  })}
                </span>
              </span>
              <Button onClick={() => live.pastMoment.set(null)}>
                <X aria-hidden />
                {t("watchPicture.backToNow")}
              </Button>
            </p>
          </>
        )}
      </div>
    </section>
  );
}
