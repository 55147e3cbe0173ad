import { colourOf } from "@/app/_room/live/colour";
import type { LiveRoom } from "@/app/_room/live/live-room";
import { pullsOnPaint, renderedPaint, shownPaint } from "@/core/picture/finish/shown";
import { PAINT_RANGE, type Paint } from "@/core/picture/recipe/finish";
import { paintControl } from "@/core/picture/recipe/finish-controls";
import { round4 } from "@/core/picture/recipe/recipe";
import { clamp } from "../fader/control-model";
import { segmentsOf } from "../fader/segments";
import type { FaderModel } from "../fader/use-fader";

const ROOM = "var(--color-edge)";
/** As much as one member may add to a paint. */
const MOST = 2;

/** A paint: shared like a control. I move only my part of it, by what I dragged divided by my influence. */
export function paintModel(live: LiveRoom, paint: Paint, words: (value: number) => string): FaderModel {
  const [min, max] = PAINT_RANGE[paint];
  const control = paintControl(paint);
  const mine = (): number => live.recipe.finish?.[paint]?.[live.me] ?? 0;
  const write = (value: number, gesture: number) =>
    live.write({ kind: "paint", paint, value: round4(clamp(value, MOST)) }, gesture);
  const part = (value: number) => (value - min) / (max - min);
  const inside = (value: number) => Math.min(max, Math.max(min, value));
  return {
    moves: {
      ...{ min, max, step: (max - min) / 40 },
      read: () => renderedPaint(live.recipe, paint),
      move: (delta, gesture) => {
        const shown = shownPaint(live.recipe, paint);
        // Beyond what is rendered it goes no further; from out there it may come back.
        const target = inside(shown) === shown ? inside(shown + delta) : shown + delta;
        write(mine() + (target - shown) / live.influence, gesture);
      },
      bookmark: () => {
        const before = mine();
        return (gesture) => write(before, gesture);
      },
      reset: (gesture) => write(0, gesture),
      newGesture: live.newGesture,
      grab: (held) => live.grab(held ? control : null),
      refuse: () => live.refuses(control),
    },
    state: () => {
      const { recipe } = live;
      const value = renderedPaint(recipe, paint);
      const spotlight = live.spotlight.get();
      const hand = live.handOn(control);
      const base = recipe.finish?.room?.[paint] ?? 0;
      return {
        at: part(value),
        value,
        words: words(value),
        // The room's own value first, in no person's colour; the pulls are drawn from there, which is this fader's zero.
        segments: [
          {
            actor: "",
            from: part(Math.min(0, base)),
            to: part(Math.max(0, base)),
            colour: ROOM,
            dimmed: false,
          },
          ...segmentsOf(pullsOnPaint(recipe, paint), min - base, max - base).map((segment) => ({
            ...segment,
            colour: colourOf(live.member(segment.actor)),
            dimmed: spotlight !== null && spotlight !== segment.actor,
          })),
        ],
        grabbed: hand && { name: hand.name, colour: colourOf(hand) },
        held: recipe.holds.some((hold) => hold.control === control),
        disabled: live.blockedOn(control) !== null,
      };
    },
    watch: (changed) => live.watchPaint(paint, changed),
  };
}
