"use client";

import { Dices, LayoutGrid, Sparkles } from "lucide-react";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { type FormEvent, useEffect, useId, useRef, useState } from "react";
import { Button } from "@/app/_components/ui/button";
import { useCommands } from "@/app/_keys/commands";
import { useLive } from "@/app/_room/live/live-context";
import { useSignal } from "@/app/_room/live/signal";
import type { Reach } from "@/core/picture/surprise/surprise";
import { readSeed } from "./read-seed";
import { useSurprise } from "./use-surprise";

const SeedsDialog = dynamic(() => import("../seeds/seeds-dialog").then((module) => module.SeedsDialog), {
  ssr: false,
});

/** The number everything starts from. It is a field, but what it shows is drawn past React. */
export function SeedPicker() {
  const t = useTranslations("room");
  const tSurprise = useTranslations("instrument.surprise");
  const live = useLive();
  const { spring } = useSurprise();
  // Who only watches sees the seed, and no buttons that would refuse: the notice on top has the one that asks.
  const watches = useSignal(live.people).role === "viewer";
  const [browsing, setBrowsing] = useState(false);
  const id = useId();
  const input = useRef<HTMLInputElement>(null);

  useCommands(() =>
    watches ? [] : [{ id: "seeds", label: tSurprise("browse"), group: "do", run: () => setBrowsing(true) }],
  );
  useEffect(() => {
    const paint = () => {
      if (input.current && document.activeElement !== input.current)
        input.current.value = String(live.recipe.seed);
    };
    paint();
    return live.watch("seed", paint);
  }, [live]);

  function set(value: number) {
    if (live.refuses()) return;
    live.write({ kind: "seed", value }, live.newGesture());
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    const seed = readSeed(input.current?.value ?? "");
    if (seed !== null) set(seed);
    else live.tellRefused("out_of_range", t("seedPicker.seedWholeNumber0"));
    input.current?.blur();
  }

  function surprise(reach: Reach) {
    spring(reach);
    put();
  }

  function put() {
    if (input.current) input.current.value = String(live.recipe.seed);
  }

  return (
    <form onSubmit={submit} data-register="seed" className="flex flex-col gap-1.5 px-2">
      <label htmlFor={id} className="text-[0.9rem]">
        {t("seedPicker.seed")}
      </label>
      <div className="flex flex-wrap gap-2">
        <input
          ref={input}
          id={id}
          inputMode="numeric"
          maxLength={10}
          readOnly={watches}
          onBlur={put}
          className="numbers narrow h-11 w-0 min-w-[calc(10ch+1.25rem)] flex-9 rounded-md border border-edge bg-raised px-2"
        />
        {!watches && (
          <Button variant="solid" className="grow px-3" onClick={() => surprise("seed")}>
            <Dices aria-hidden />
            {t("seedPicker.surpriseMe")}
          </Button>
        )}
      </div>
      {!watches && (
        <>
          <Button className="px-3" onClick={() => surprise("everything")}>
            <Sparkles aria-hidden />
            {tSurprise("everything")}
          </Button>
          <Button className="px-3" onClick={() => setBrowsing(true)}>
            <LayoutGrid aria-hidden />
            {tSurprise("browse")}
          </Button>
        </>
      )}
      {browsing && <SeedsDialog onClose={() => setBrowsing(false)} />}
    </form>
  );
}
