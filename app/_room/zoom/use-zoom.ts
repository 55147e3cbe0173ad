import { type RefObject, useEffect } from "react";
import type { Point } from "./view";
import { wheelFactor } from "./view";
import type { Zoom } from "./zoom";

/** Of the frame that one press of an arrow key moves. */
const STEP = 0.1;
const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [STEP, 0],
  ArrowRight: [-STEP, 0],
  ArrowUp: [0, STEP],
  ArrowDown: [0, -STEP],
};

/** Lets wheel, two fingers, a drag and arrow keys on `frame` look nearer at `box`, which is as large as the frame. */
export function useZoom(
  zoom: Zoom,
  frame: RefObject<HTMLElement | null>,
  box: RefObject<HTMLElement | null>,
): void {
  useEffect(() => {
    const [around, picture] = [frame.current, box.current];
    if (!around || !picture) return;
    const fingers = new Map<number, Point>();
    const draw = () => {
      const { scale, x, y } = zoom.view;
      picture.style.transformOrigin = "0 0";
      picture.style.transform = zoom.isWhole ? "" : `translate(${x * 100}%, ${y * 100}%) scale(${scale})`;
      // What keeps its size while the picture grows.
      picture.style.setProperty("--near", String(scale));
      around.dataset.zoom = String(Math.round(scale * 100) / 100);
      // The whole picture leaves a finger to the page; a part of it follows the finger.
      around.style.touchAction = zoom.isWhole ? "pan-y" : "none";
      if (zoom.isWhole) around.removeAttribute("tabindex");
      else around.tabIndex = 0;
    };
    const placeOf = ({ clientX, clientY }: { clientX: number; clientY: number }): Point => {
      const { left, top, width, height } = around.getBoundingClientRect();
      return { x: (clientX - left) / width, y: (clientY - top) / height };
    };
    const wheel = (event: WheelEvent) => {
      event.preventDefault();
      zoom.by(wheelFactor(event), placeOf(event));
    };
    const down = (event: PointerEvent) => {
      if (isTaken(event.target) && fingers.size === 0) return;
      fingers.set(event.pointerId, placeOf(event));
    };
    const move = (event: PointerEvent) => {
      const before = fingers.get(event.pointerId);
      if (!before) return;
      const now = placeOf(event);
      const other = [...fingers].find(([id]) => id !== event.pointerId)?.[1];
      fingers.set(event.pointerId, now);
      if (other) zoom.pinch([before, other], [now, other]);
      else if (!zoom.isWhole) zoom.pan(now.x - before.x, now.y - before.y);
    };
    const up = (event: PointerEvent) => void fingers.delete(event.pointerId);
    const key = (event: KeyboardEvent) => {
      const by = ARROWS[event.key];
      if (!by || event.target !== around || zoom.isWhole) return;
      event.preventDefault();
      zoom.pan(...by);
    };
    draw();
    const stop = zoom.watch(draw);
    around.addEventListener("wheel", wheel, { passive: false });
    around.addEventListener("pointerdown", down);
    around.addEventListener("keydown", key);
    window.addEventListener("pointermove", move);
    for (const end of ["pointerup", "pointercancel"] as const) window.addEventListener(end, up);
    return () => {
      stop();
      around.removeEventListener("wheel", wheel);
      around.removeEventListener("pointerdown", down);
      around.removeEventListener("keydown", key);
      window.removeEventListener("pointermove", move);
      for (const end of ["pointerup", "pointercancel"] as const) window.removeEventListener(end, up);
    };
  }, [zoom, frame, box]);
}

/** What a press there is for already: a brush, the edge of a comparison, a button. */
const isTaken = (target: EventTarget | null): boolean =>
  target instanceof Element &&
  target.closest("button, input, [data-testid=brush-layer], [role=dialog]") !== null;
