"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { colourOf } from "@/app/_room/live/colour";
import { useFacts, useLive } from "@/app/_room/live/live-context";
import { whatOf } from "../picture/what-of";
import { type Act, STAYS_MS, stillShown, withAct } from "./acts";

/** Often enough to look smooth; a drag says the same 25 times a second. */
const EVERY_MS = 200;

/** Names that fade in when their people do something, with what it is, and go again. */
export function StageActs() {
  const t = useTranslations("room");
  const live = useLive();
  const { model } = useFacts();
  const [acts, setActs] = useState<readonly Act[]>([]);

  useEffect(() => {
    const last = new Map<string, number>();
    const acted = (actor: string, register: string) => {
      const at = performance.now();
      if (at - (last.get(actor) ?? Number.NEGATIVE_INFINITY) < EVERY_MS) return;
      last.set(actor, at);
      setActs((now) => withAct(now, { actor, what: whatOf(t, register, model.controls), at }));
    };
    const timer = setInterval(
      () => setActs((now) => same(now, stillShown(now, performance.now()))),
      EVERY_MS,
    );
    live.onAct.add(acted);
    return () => {
      live.onAct.delete(acted);
      clearInterval(timer);
    };
  }, [live, model, t]);

  return (
    <ul
      data-testid="acts"
      aria-hidden
      className="pointer-events-none absolute bottom-6 left-6 flex flex-col items-start gap-2"
    >
      {acts.map(({ actor, what }) => {
        const member = live.member(actor);
        return (
          <li
            key={actor}
            className="flex animate-appear items-center gap-3 rounded-full bg-black/70 py-2 pr-5 pl-4 text-lg text-white"
            style={{ animationDuration: `${STAYS_MS / 6}ms` }}
          >
            <span className="size-3 shrink-0 rounded-full" style={{ background: colourOf(member) }} />
            <bdi className="font-semibold">{member?.name}</bdi>
            <span className="text-white/75">{what}</span>
          </li>
        );
      })}
    </ul>
  );
}

/** The same list where nothing went: nothing to draw anew. */
const same = (before: readonly Act[], after: readonly Act[]): readonly Act[] =>
  before.length === after.length ? before : after;
