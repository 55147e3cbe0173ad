"use client";

import { useEffect, useRef } from "react";
import { colourOf } from "@/app/r/[slug]/_live/colour";
import { useLive } from "@/app/r/[slug]/_live/live-context";
import { useSignal } from "@/app/r/[slug]/_live/signal";

const clock = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit" });

/** What is said in the room. There is no field: who is not seen says nothing. */
export function Said() {
  const live = useLive();
  const lines = useSignal(live.chat);
  useSignal(live.people);
  const box = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new line is what scrolls
  useEffect(() => {
    box.current?.scrollTo({ top: box.current.scrollHeight });
  }, [lines]);
  return (
    <section aria-label="Chat" className="flex min-h-0 flex-col border-line border-t px-4 py-3">
      <h2 className="font-semibold text-sm">Chat</h2>
      <div
        ref={box}
        role="log"
        aria-label="Chat"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        className="mt-2 flex min-h-0 flex-1 flex-col gap-2 overflow-y-auto max-lg:max-h-80"
      >
        {lines.length === 0 && <p className="text-sm text-soft">Nothing said yet.</p>}
        {lines.map((line) => (
          <p key={line.id} className="break-words text-sm leading-snug">
            <span className="font-semibold" style={{ color: colourOf(live.member(line.actor)) }}>
              {line.name}
            </span>{" "}
            <time dateTime={new Date(line.at).toISOString()} className="numbers text-soft text-xs">
              {clock.format(line.at)}
            </time>
            <br />
            {line.text}
          </p>
        ))}
      </div>
    </section>
  );
}
