import type { LiveRoom } from "@/app/_room/live/live-room";
import type { Say } from "@/app/_words/say";
import type { Control } from "@/core/picture/model/model-file";
import { RECIPE_LIMITS } from "@/core/picture/recipe/limits";
import { controlModel } from "../fader/control-model";
import type { FaderMoves } from "../fader/fader-gestures";
import { valueModel } from "../fader/value-model";

export type Target = { id: string; label: string; moves: FaderMoves };
export const VARIETY = "variety";

/** What a knob can move in this room: variety, and every control of its model. */
export function targetsOf(
  t: Say<"room">,
  live: LiveRoom,
  { controls, variety }: { controls: readonly Control[]; variety: string },
): Target[] {
  const truncation = valueModel(live, {
    ...{ register: "truncation", min: 0, max: RECIPE_LIMITS.truncation, step: 0.02, home: 0.8 },
    read: () => live.recipe.truncation,
    edit: (value) => ({ kind: "truncation", value }),
    words: String,
  });
  return [
    { id: VARIETY, label: variety, moves: truncation.moves },
    ...controls.map((control) => ({
      ...{ id: control.id, label: control.label },
      moves: controlModel(t, live, control).moves,
    })),
  ];
}
