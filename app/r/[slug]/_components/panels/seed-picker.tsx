"use client";

import { Dices } from "lucide-react";
import { type FormEvent, useEffect, useId, useRef } from "react";
import { Button } from "@/app/_components/ui/button";
import { useLive } from "@/app/_room/live/live-context";
import { Seed } from "@/core/picture/recipe/recipe";
import { randomSeed } from "./random-seed";

/** The number everything starts from. It is a field, but what it shows is drawn past React. */
export function SeedPicker() {
  const live = useLive();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);

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
    const seed = Seed.safeParse(Number(input.current?.value));
    if (seed.success) set(seed.data);
    else live.tellRefused("out_of_range", "A seed is a whole number from 0 to 4294967295.");
    input.current?.blur();
  }

  /** What others are working on is not replaced before it was seen what by. */
  function surprise() {
    if (live.refuses()) return;
    if (live.othersEdit) live.proposed.set(randomSeed());
    else set(randomSeed());
    put();
  }

  function put() {
    if (input.current) input.current.value = String(live.recipe.seed);
  }

  return (
    <form onSubmit={submit} data-register="seed" className="flex flex-col gap-1.5 px-2">
      <label htmlFor={id} className="text-[0.9rem]">
        Seed
      </label>
      <div className="flex flex-wrap gap-2">
        <input
          ref={input}
          id={id}
          inputMode="numeric"
          pattern="[0-9]*"
          maxLength={10}
          onBlur={put}
          className="numbers narrow h-11 w-0 min-w-[calc(10ch+1.25rem)] flex-1 rounded-md border border-edge bg-raised px-2"
        />
        <Button variant="solid" className="px-3" onClick={surprise}>
          <Dices aria-hidden />
          Surprise me
        </Button>
      </div>
    </form>
  );
}
