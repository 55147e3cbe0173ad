import type { ControlId } from "@/core/kernel/ids/ids";

/** One control on its way: how far it has drifted from where it began, in sigmas, how fast it goes, and where it is drawn to. */
export type Walker = { control: ControlId; at: number; speed: number; pull: number };

/** Seconds in which a pull is forgotten by two thirds. */
const FORGETS_S = 9;
/** How strongly chance turns a walk. */
const CHANCE = 0.55;
const SPRING = 0.35;
const DRAG = 1.1;
/** Of what somebody moves a control, so much draws the walk the same way. */
const STEERS = 1.2;

export const walkerOn = (control: ControlId): Walker => ({ control, at: 0, speed: 0, pull: 0 });

/**
 * The walk a moment later: slow, without jerks, never farther than `reach` from where it began.
 * @param dt seconds that the walk goes on, already multiplied by its pace
 * @param random uniform numbers between 0 and 1
 */
export function walked(
  walkers: readonly Walker[],
  dt: number,
  reach: number,
  random: () => number,
): Walker[] {
  return walkers.map(({ control, at, speed, pull }) => {
    const chance = (random() + random() + random() - 1.5) * 2 * CHANCE * Math.sqrt(dt);
    const drawn = limited(pull * Math.exp(-dt / FORGETS_S) + chance, 1);
    const faster = speed + (SPRING * (drawn * reach - at) - DRAG * speed) * dt;
    const next = limited(at + faster * dt, reach);
    return { control, at: next, speed: next === at + faster * dt ? faster : 0, pull: drawn };
  });
}

/**
 * Somebody else moved a control by `by` sigmas: the walk turns the same way. A control that did not walk takes the place of the one
 * that has drifted least, so that the walk goes on where people put their hands.
 */
export function steered(
  walkers: readonly Walker[],
  control: ControlId,
  by: number,
  reach: number,
): readonly Walker[] {
  const turned = (walker: Walker): Walker => ({
    ...walker,
    pull: limited(walker.pull + (STEERS * by) / reach, 1),
  });
  if (walkers.some((walker) => walker.control === control))
    return walkers.map((walker) => (walker.control === control ? turned(walker) : walker));
  const least = walkers.reduce<Walker | null>(
    (found, walker) => (!found || Math.abs(walker.at) < Math.abs(found.at) ? walker : found),
    null,
  );
  return walkers.map((walker) => (walker === least ? turned(walkerOn(control)) : walker));
}

/** Some of the controls, each once: `count` of them, or all where there are fewer. */
export function chosenOf<T>(controls: readonly T[], count: number, random: () => number): T[] {
  const left = [...controls];
  return Array.from({ length: Math.min(count, left.length) }, () =>
    left.splice(Math.floor(random() * left.length), 1),
  ).flat();
}

const limited = (x: number, most: number): number => Math.max(-most, Math.min(most, x));
