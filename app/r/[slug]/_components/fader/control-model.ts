import { colourOf } from "@/app/_room/live/colour";
import type { LiveRoom } from "@/app/_room/live/live-room";
import type { Say } from "@/app/_words/say";
import type { ControlId } from "@/core/kernel/ids/ids";
import type { Control } from "@/core/picture/model/model-file";
import { RECIPE_LIMITS } from "@/core/picture/recipe/limits";
import { type Recipe, round4 } from "@/core/picture/recipe/recipe";
import { influenceOf, shownValue } from "@/core/picture/recipe/shown";
import { controlWords } from "./fader-words";
import { type Pull, segmentsOf } from "./segments";
import type { FaderModel } from "./use-fader";

const { rendered: REACH, contribution: MOST } = RECIPE_LIMITS;
export const clamp = (x: number, most: number): number => Math.max(-most, Math.min(most, x));

/** What each member pulls on a control as rendered: influence x contribution, in sigmas. */
export const pullsOn = (recipe: Recipe, control: ControlId): Pull[] =>
  Object.entries(recipe.contributions[control] ?? {}).map(([actor, amount]) => ({
    actor,
    amount: amount * influenceOf(recipe, actor as keyof typeof recipe.influence),
  }));

const holdOn = (recipe: Recipe, control: ControlId) =>
  recipe.holds.find((hold) => hold.control === control) ?? null;

/** What all pulls on a control come to, as drawn. A pin fixes the picture, not this: pinning moves no fader. */
export const valueOn = (recipe: Recipe, control: ControlId): number =>
  clamp(shownValue(recipe, control), REACH);

/** A shared control: I move only my contribution, by what I dragged divided by my influence. */
export function controlModel(t: Say<"room">, live: LiveRoom, control: Control): FaderModel {
  const { id } = control;
  const mine = (): number => live.recipe.contributions[id]?.[live.me] ?? 0;
  const write = (value: number, gesture: number) =>
    live.write({ kind: "contribution", control: id, value: round4(clamp(value, MOST)) }, gesture);

  return {
    moves: {
      min: -REACH,
      max: REACH,
      step: 0.1,
      read: () => clamp(shownValue(live.recipe, id), REACH),
      move: (delta, gesture) => {
        const shown = shownValue(live.recipe, id);
        // Beyond what is rendered a fader goes no further; from out there it may come back.
        const target = Math.abs(shown) > REACH ? shown + delta : clamp(shown + delta, REACH);
        write(mine() + (target - shown) / live.influence, gesture);
      },
      bookmark: () => {
        const before = mine();
        return (gesture) => write(before, gesture);
      },
      reset: (gesture) => write(0, gesture),
      newGesture: live.newGesture,
      grab: (held) => live.grab(held ? id : null),
      refuse: () => live.refuses(id),
    },
    state: () => {
      const { recipe } = live;
      const value = valueOn(recipe, id);
      const spotlight = live.spotlight.get();
      const hand = live.handOn(id);
      return {
        at: (value + REACH) / (2 * REACH),
        value,
        words: controlWords(t, control, value),
        segments: segmentsOf(pullsOn(recipe, id), -REACH, REACH).map((segment) => ({
          ...segment,
          colour: colourOf(live.member(segment.actor)),
          dimmed: spotlight !== null && spotlight !== segment.actor,
        })),
        grabbed: hand && { name: hand.name, colour: colourOf(hand) },
        held: holdOn(recipe, id) !== null,
        disabled: live.blockedOn(id) !== null,
      };
    },
    watch: (changed) => live.watchControl(id, changed),
  };
}
