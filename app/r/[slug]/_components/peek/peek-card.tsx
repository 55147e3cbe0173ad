"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { useFacts, useLive } from "@/app/_room/live/live-context";
import type { Control } from "@/core/picture/model/model-file";
import { placeBeside } from "../panels/place-beside";
import { type Peek, Peeks } from "./peeks";

/** So long a pointer rests on a control before what it would do is drawn. */
const RESTS_MS = 350;
const SIZE = { width: 272, height: 168 };

type Seen = { control: Control; left: number; top: number; peek: Peek };

/** Beside the control that is hovered or focused: the picture with less of it, and with more. */
export function PeekCard() {
  const t = useTranslations("instrument.peek");
  const live = useLive();
  const { id: room, model } = useFacts();
  const [seen, setSeen] = useState<Seen | null>(null);

  useEffect(() => {
    const peeks = new Peeks(live, room);
    let timer: ReturnType<typeof setTimeout> | null = null;
    let now: Element | null = null;
    const hide = () => {
      if (timer) clearTimeout(timer);
      now = null;
      peeks.stop();
      setSeen(null);
    };
    const showBeside = (at: Element | null) => {
      if (at === now) return;
      hide();
      const control = model.controls.find(({ id }) => id === at?.getAttribute("data-control"));
      if (!at || !control || live.blockedOn(control.id) !== null) return;
      now = at;
      timer = setTimeout(() => {
        const place = placeBeside(at, SIZE);
        peeks.look(control.id, (peek) => setSeen({ control, ...place, peek }));
      }, RESTS_MS);
    };
    const show = (event: Event) => {
      const at = event.target instanceof Element ? event.target.closest("[data-control]") : null;
      if (event.type === "focusin" && !at?.matches(":has(:focus-visible), :focus-visible")) hide();
      else showBeside(at);
    };
    // The pointer may rest on what came under it.
    const scrolled = () => {
      hide();
      timer = setTimeout(() => showBeside(document.querySelector("[data-control]:hover")), RESTS_MS);
    };
    const shows = ["pointerover", "focusin"] as const;
    const hides = ["pointerdown", "keydown", "blur"] as const;
    window.addEventListener("scroll", scrolled, { capture: true, passive: true });
    for (const type of shows) document.addEventListener(type, show);
    for (const type of hides) window.addEventListener(type, hide, { capture: true, passive: true });
    return () => {
      hide();
      window.removeEventListener("scroll", scrolled, { capture: true });
      for (const type of shows) document.removeEventListener(type, show);
      for (const type of hides) window.removeEventListener(type, hide, { capture: true });
    };
  }, [live, room, model]);

  if (!seen) return null;
  const { control, left, top, peek } = seen;
  return (
    <div
      data-testid="peek"
      aria-hidden
      className="pointer-events-none fixed z-30 animate-appear rounded-md border border-line bg-raised p-2 shadow-xl"
      style={{ left, top, width: SIZE.width, animationDuration: "150ms" }}
    >
      <p className="truncate px-1 pb-1.5 font-medium text-sm">{control.label}</p>
      <div className="grid grid-cols-2 gap-2 text-soft text-xs">
        <Side picture={peek.less} words={control.low ?? t("less")} />
        <Side picture={peek.more} words={control.high ?? t("more")} />
      </div>
    </div>
  );
}

const Side = ({ picture, words }: { picture: string | null; words: string }) => (
  <figure className="min-w-0">
    <div className={`aspect-square w-full overflow-hidden rounded-sm ${picture ? "" : "bg-well"}`}>
      {picture && <img src={picture} alt="" className="size-full object-contain" />}
    </div>
    <figcaption className="truncate pt-0.5 text-center">{words}</figcaption>
  </figure>
);
