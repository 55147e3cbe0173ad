import { type RefObject, useEffect } from "react";
import { useLive } from "./live/live-context";
import { PictureSurface } from "./picture-surface";

/** Shows the room's picture in `box`: moving frames on the canvas, and the settled picture in their place once things are quiet. */
export function useSurface(
  box: RefObject<HTMLElement | null>,
  canvas: RefObject<HTMLCanvasElement | null>,
  still: RefObject<HTMLImageElement | null>,
): void {
  const live = useLive();
  useEffect(() => {
    if (!box.current || !canvas.current || !still.current) return;
    const surface = new PictureSurface(box.current, canvas.current, still.current);
    live.frames.attach(canvas.current);
    live.frames.onDrawn = surface.framed;
    const settle = () => surface.settled(live.settled.get(), live.frames.arrived, live.recipe);
    settle();
    const stop = live.settled.subscribe(settle);
    const stopWatching = live.watchAll("", surface.moved);
    return () => {
      stop();
      stopWatching();
      surface.stop();
      live.frames.attach(null);
    };
  }, [live, box, canvas, still]);
}
