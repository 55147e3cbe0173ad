"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useCallback, useEffect, useState } from "react";
import { KEYS_ASKED } from "@/app/_keys/keys";
import { useLive } from "@/app/_room/live/live-context";
import { useSignal } from "@/app/_room/live/signal";
import { placeBeside } from "../panels/place-beside";
import { HINTS, type Hint, keepDone, keptDone, nextHint } from "./hints";

const SIZE = { width: 248, height: 96 };
/** A page that has just opened is looked at first. */
const BEGINS_MS = 1_500;
const LOOKS_MS = 600;
/** The last is about something to know, not to do now: it has been read by then, and lies on the picture. */
const READ_MS = 20_000;
const WHERE: Record<Hint, string> = {
  pull: "[data-panel=directions] [role=slider]",
  surprise: "[data-register=seed]",
  keys: "[data-testid=connection]",
};

/** The three hints of a first visit, beside what they are about: each goes when it was done, and none comes again. */
export function HintCard() {
  const t = useTranslations("instrument.hints");
  const live = useLive();
  const { role } = useSignal(live.people);
  const blocked = useSignal(live.blocked);
  const breeding = useSignal(live.breeding);
  const pastMoment = useSignal(live.pastMoment);
  const { brushing } = useSignal(live.painting);
  const [done, setDone] = useState<readonly Hint[]>([]);
  const [begun, setBegun] = useState(false);
  const [place, setPlace] = useState<{ left: number; top: number } | null>(null);
  const hint = nextHint(done);

  useEffect(() => {
    setDone(keptDone());
    const timer = setTimeout(() => setBegun(true), BEGINS_MS);
    return () => clearTimeout(timer);
  }, []);

  const finish = useCallback((...some: readonly Hint[]) => {
    const before = keptDone();
    const now = [...new Set([...before, ...some])];
    if (now.length > before.length) keepDone(now);
    // Also where the browser keeps nothing.
    setDone((shown) => [...new Set([...shown, ...now])]);
  }, []);

  const isOver = hint === null;
  useEffect(() => {
    // An act comes with every move of a drag.
    if (isOver) return;
    const told = new Set<Hint>();
    const once = (one: Hint) => {
      if (told.has(one)) return;
      told.add(one);
      finish(one);
    };
    const acted = (actor: string, register: string) => {
      if (actor !== live.me) return;
      if (register.startsWith("contribution/")) once("pull");
      if (register === "seed") once("surprise");
    };
    const asked = () => once("keys");
    live.onAct.add(acted);
    window.addEventListener(KEYS_ASKED, asked);
    return () => {
      live.onAct.delete(acted);
      window.removeEventListener(KEYS_ASKED, asked);
    };
  }, [live, finish, isOver]);

  useEffect(() => {
    if (!hint) return;
    const look = () => {
      const at = document.querySelector(WHERE[hint]);
      setPlace(at && isInView(at) && !isSaid() ? (before) => same(before, placeBeside(at, SIZE)) : null);
    };
    look();
    const timer = setInterval(look, LOOKS_MS);
    return () => clearInterval(timer);
  }, [hint]);

  const isRead = hint === "keys" && begun && place !== null;
  useEffect(() => {
    if (!isRead) return;
    const timer = setTimeout(() => finish("keys"), READ_MS);
    return () => clearTimeout(timer);
  }, [isRead, finish]);

  if (!begun || !hint || !place || role === "viewer" || blocked !== null) return null;
  // Other pictures are looked at, or this one is brushed: the card would cover them, and whose place is under the brush.
  if (breeding || pastMoment || brushing) return null;
  return (
    <aside
      data-testid="hint"
      aria-label={t("label")}
      className="pointer-events-none fixed z-20 flex animate-rise items-start gap-1 rounded-md bg-ink py-2.5 ps-4 pe-1 text-paper text-sm shadow-xl"
      style={{ ...place, width: SIZE.width }}
    >
      <p className="min-w-0 flex-1 py-0.5">{t(hint)}</p>
      <button
        type="button"
        aria-label={t("skip")}
        onClick={() => finish(...HINTS)}
        className="pointer-events-auto grid size-8 shrink-0 place-items-center rounded-sm focus-visible:outline-paper"
      >
        <X aria-hidden className="size-4" />
      </button>
    </aside>
  );
}

/** Whether one sees what a hint is about: where that was scrolled away, the hint would lie over something else. */
function isInView(at: Element): boolean {
  const { left, top, width, height } = at.getBoundingClientRect();
  return at.contains(document.elementFromPoint(left + width / 2, top + height / 2));
}

/** Whether words stand there that say what has just happened: they come first, and would cover the hint. */
const isSaid = (): boolean => document.querySelector("[data-sonner-toast]") !== null;

type Place = { left: number; top: number } | null;
const same = (before: Place, now: Place): Place =>
  before?.left === now?.left && before?.top === now?.top ? before : now;
