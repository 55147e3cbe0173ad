import { useTranslations } from "next-intl";
import { type RefObject, useEffect, useRef } from "react";
import { useLive } from "@/app/_room/live/live-context";
import { FaderFace, type FaderState } from "./fader-face";
import { attachFader, type FaderMoves } from "./fader-gestures";

/** Everything a fader is, apart from its elements. */
export type FaderModel = {
  moves: FaderMoves;
  state: () => FaderState;
  /** Calls `changed` whenever the state may differ. Returns what stops that. */
  watch: (changed: () => void) => () => void;
};

/**
 * Makes the element a live fader. The model is read through a ref, so a React render never detaches a finger, and a
 * change never renders React.
 */
export function useFader(model: FaderModel, axis: "x" | "y" = "x"): RefObject<HTMLDivElement | null> {
  const { painter } = useLive();
  const ref = useRef<HTMLDivElement>(null);
  const latest = useRef(model);
  latest.current = model;
  const t = useTranslations("room");
  const show = useRef((_: FaderFace) => {});
  show.current = (face) => {
    const state = latest.current.state();
    const { words, grabbed } = state;
    face.draw(state, grabbed ? t("fader.isMovingIt", { words, name: grabbed.name }) : words);
  };

  useEffect(() => {
    const element = ref.current;
    if (!element) return;
    const face = new FaderFace(element, axis);
    const paint = () => show.current(face);
    /** My own move shows at once; everyone else's in the next animation frame. */
    const eager = (): FaderMoves => {
      const { moves } = latest.current;
      const then =
        <A extends unknown[]>(act: (...args: A) => void) =>
        (...args: A) => {
          act(...args);
          paint();
        };
      return { ...moves, move: then(moves.move), reset: then(moves.reset), grab: then(moves.grab) };
    };
    const stop = latest.current.watch(() => painter.soon(paint));
    const detach = attachFader(element, axis, eager);
    paint();
    return () => {
      detach();
      stop();
      painter.forget(paint);
    };
  }, [axis, painter]);

  // A render may have changed what the model reads (another control, another label).
  useEffect(() => {
    const element = ref.current;
    if (element) show.current(new FaderFace(element, axis));
  });

  return ref;
}
