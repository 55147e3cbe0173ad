import { useTranslations } from "next-intl";
import { type RefObject, useEffect, useRef } from "react";
import { attachDoublePress } from "@/app/_components/double-press";
import { attachDrag } from "@/app/_components/drag";
import { colourOf } from "@/app/_room/live/colour";
import type { LiveRoom } from "@/app/_room/live/live-room";
import type { Say } from "@/app/_words/say";
import type { Control } from "@/core/picture/model/model-file";
import { RECIPE_LIMITS } from "@/core/picture/recipe/limits";
import { controlModel, pullsOn, valueOn } from "../fader/control-model";
import { FINE, keyAmount, type Slide, slideOn } from "../fader/fader-gestures";
import { controlWords } from "../fader/fader-words";

const SVG = "http://www.w3.org/2000/svg";
const KEYS_APART_MS = 900;

/** Draws the pad and listens to it: each of its two axes is a control's own fader. */
export function useXyPad(
  live: LiveRoom,
  x: Control | undefined,
  y: Control | undefined,
): RefObject<HTMLDivElement | null> {
  const t = useTranslations("room");
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const pad = ref.current;
    if (!pad || !x || !y) return;
    const [across, up] = [controlModel(t, live, x), controlModel(t, live, y)];
    const paint = () => draw(t, pad, live, x, y);
    const stops = [across.watch(() => live.painter.soon(paint)), up.watch(() => live.painter.soon(paint))];
    const refused = () => across.moves.refuse() || up.moves.refuse();
    let drag: { gesture: number; putBack: ((gesture: number) => void)[]; slides: [Slide, Slide] } | null =
      null;
    let keys: { gesture: number; at: number } | null = null;

    const putBack = () => {
      if (!drag) return;
      for (const back of drag.putBack) back(drag.gesture);
      paint();
    };
    const hand = attachDrag(pad, {
      begin() {
        if (refused()) return false;
        drag = {
          gesture: live.newGesture(),
          putBack: [across.moves.bookmark(), up.moves.bookmark()],
          slides: [slideOn(() => across.moves), slideOn(() => up.moves)],
        };
        across.moves.grab(true);
        return true;
      },
      move(way, event) {
        if (!drag) return;
        const { width, height } = pad.getBoundingClientRect();
        const pace = event.shiftKey ? FINE : 1;
        const [slideAcross, slideUp] = drag.slides;
        if (way.x) slideAcross((way.x / Math.max(1, width)) * pace, drag.gesture);
        if (way.y) slideUp((-way.y / Math.max(1, height)) * pace, drag.gesture);
        paint();
      },
      taken: putBack,
      end() {
        drag = null;
        across.moves.grab(false);
      },
    });
    const listeners = {
      keydown(event: KeyboardEvent) {
        if (event.key === "Escape" && drag) {
          putBack();
          return hand.end();
        }
        const upright = event.key === "ArrowUp" || event.key === "ArrowDown";
        if (!upright && event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
        const { moves } = upright ? up : across;
        const amount = keyAmount(event, moves);
        if (typeof amount !== "number") return;
        event.preventDefault();
        if (refused()) return;
        const now = performance.now();
        keys = { gesture: keys && now - keys.at < KEYS_APART_MS ? keys.gesture : live.newGesture(), at: now };
        moves.move(amount, keys.gesture);
        paint();
      },
    };
    const stopDouble = attachDoublePress(pad, () => {
      if (refused()) return;
      const gesture = live.newGesture();
      across.moves.reset(gesture);
      up.moves.reset(gesture);
      paint();
    });
    for (const [type, listen] of Object.entries(listeners))
      pad.addEventListener(type, listen as EventListener);
    paint();
    return () => {
      hand.detach();
      stopDouble();
      for (const stop of stops) stop();
      live.painter.forget(paint);
      for (const [type, listen] of Object.entries(listeners))
        pad.removeEventListener(type, listen as EventListener);
    };
  }, [live, x, y, t]);
  return ref;
}

/** The point, and one arrow a member, head to tail from the middle to it. */
function draw(t: Say<"room">, pad: HTMLElement, live: LiveRoom, x: Control, y: Control): void {
  const { recipe } = live;
  const [px, py] = [valueOn(recipe, x.id), valueOn(recipe, y.id)];
  const scaleY = -3 / RECIPE_LIMITS.rendered;
  pad.setAttribute("aria-valuenow", px.toFixed(2));
  pad.setAttribute(
    "aria-valuetext",
    `${x.label} ${controlWords(t, x, px)}; ${y.label} ${controlWords(t, y, py)}`,
  );
  if (live.blockedOn(x.id) ?? live.blockedOn(y.id)) pad.setAttribute("aria-disabled", "true");
  else pad.removeAttribute("aria-disabled");
  const point = pad.querySelector('[data-part="point"]');
  point?.setAttribute("cx", String(px));
  point?.setAttribute("cy", String(py * scaleY));

  const sums = new Map<string, { x: number; y: number }>();
  for (const pull of pullsOn(recipe, x.id)) sums.set(pull.actor, { x: pull.amount, y: 0 });
  for (const pull of pullsOn(recipe, y.id))
    sums.set(pull.actor, { x: sums.get(pull.actor)?.x ?? 0, y: pull.amount });
  let from = { x: 0, y: 0 };
  const arrows = [...sums].map(([actor, pull]) => {
    const to = { x: from.x + pull.x, y: from.y + pull.y };
    const path = document.createElementNS(SVG, "path");
    path.setAttribute("d", `M${from.x} ${from.y * scaleY}L${to.x} ${to.y * scaleY}`);
    path.setAttribute("stroke", colourOf(live.member(actor)));
    from = to;
    return path;
  });
  pad.querySelector('[data-part="pulls"]')?.replaceChildren(...arrows);
}
