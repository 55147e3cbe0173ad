"use client";

import { ChevronLeft, ChevronRight, Pause, Play } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useEffect, useState } from "react";
import { IconButton } from "@/app/_components/ui/icon-button";
import { StageFrame } from "@/app/_stage/stage-frame";
import { WorkImage } from "@/app/_works/work-image";
import type { HungWork } from "./hung-work";
import { StageLabel } from "./stage-label";

/** Seconds that a work hangs before the next one does. */
const EACH_S = 15;

type HungOnStageProps = { title: string; page: string; works: readonly HungWork[] };

/** The works of an exhibition in turn, round and round. */
export function HungOnStage({ title, page, works }: HungOnStageProps) {
  const t = useTranslations("instrument.hung");
  const router = useRouter();
  const [at, setAt] = useState(0);
  const [goesOn, setGoesOn] = useState(true);
  const step = (by: number) => setAt((now) => (now + by + works.length) % works.length);
  const work = works[at];
  const next = works[(at + 1) % works.length];

  // biome-ignore lint/correctness/useExhaustiveDependencies: whoever steps by hand gets the whole time anew
  useEffect(() => {
    if (!goesOn) return;
    const timer = setInterval(() => setAt((now) => (now + 1) % works.length), EACH_S * 1000);
    return () => clearInterval(timer);
  }, [goesOn, works.length, at]);

  function key(event: KeyboardEvent) {
    if (event.key === "ArrowRight" || event.key === "PageDown") step(1);
    else if (event.key === "ArrowLeft" || event.key === "PageUp") step(-1);
  }
  if (!work) return null;
  return (
    <StageFrame
      label={title}
      onLeave={() => router.push(page)}
      onKey={key}
      controls={
        <>
          <IconButton label={t("previous")} side="top" onClick={() => step(-1)}>
            <ChevronLeft aria-hidden />
          </IconButton>
          <IconButton label={goesOn ? t("pause") : t("go")} side="top" onClick={() => setGoesOn(!goesOn)}>
            {goesOn ? <Pause aria-hidden /> : <Play aria-hidden />}
          </IconButton>
          <IconButton label={t("next")} side="top" onClick={() => step(1)}>
            <ChevronRight aria-hidden />
          </IconButton>
          <span className="numbers whitespace-nowrap px-2 text-sm text-soft">
            {t("place", { at: at + 1, of: works.length })}
          </span>
        </>
      }
    >
      <div className="grid size-full grid-cols-[auto_minmax(min(18rem,36vw),1fr)] grid-rows-[minmax(0,1fr)] items-center gap-[4vmin] p-[4vmin] portrait:grid-cols-1 portrait:grid-rows-[auto_1fr] portrait:max-md:items-start portrait:max-md:overflow-y-auto portrait:max-md:pb-24">
        <WorkImage
          key={work.id}
          id={work.id}
          version={work.card.version}
          size={1024}
          alt={work.card.title}
          ratio={work.card.ratio}
          eager
          className="w-[min(calc(92dvh*var(--shape)),62vw)] animate-appear max-md:w-[min(calc(92dvh*var(--shape)),56vw)] portrait:w-[min(92vw,calc(60dvh*var(--shape)))]"
        />
        <StageLabel key={`label ${work.id}`} work={work} />
      </div>
      {next && next !== work && (
        <div hidden>
          <WorkImage id={next.id} version={next.card.version} size={1024} alt="" eager />
        </div>
      )}
    </StageFrame>
  );
}
