import type { LiveRoom } from "@/app/_room/live/live-room";
import type { ControlId } from "@/core/kernel/ids/ids";
import { chosenOf, steered, type Walker, walked, walkerOn } from "@/core/picture/drift/drift";
import { type Ear, heard, hurry, SILENCE } from "@/core/picture/drift/music";
import type { Control } from "@/core/picture/model/model-file";
import { RECIPE_LIMITS } from "@/core/picture/recipe/limits";
import { round4 } from "@/core/picture/recipe/recipe";
import { shownValue } from "@/core/picture/recipe/shown";

/** Controls that drift at once, and how many of them are written at a step: a drift of an evening must fit into a room's log. */
const [TOGETHER, WRITTEN] = [6, 2];
/** Sigmas to either side of where it began. */
const REACH = 1.8;
/** Sigmas that are worth an edit. */
const LEAST = 0.01;
/** Of a beat, sigmas that it draws a control to one side. */
const KICK = 0.6;
/** A step never makes up for more than this, in seconds: a page that slept goes on from where it was. */
const LONGEST_S = 1;
/** A drift is many gestures, so that undo goes back a little at a time. */
const GESTURE_S = 20;

/** My slow random walk through the room's controls: ordinary edits of my own share. Whoever else moves something steers it. */
export class Drifter {
  #walkers: readonly Walker[];
  #ear: Ear = SILENCE;
  #turn = 0;
  #gesture = { number: 0, until: 0 };
  #last: number | null = null;
  /** Where my own shares are without the drift, and what the drift wrote last, by control. */
  readonly #base = new Map<ControlId, number>();
  readonly #wrote = new Map<ControlId, number>();
  readonly #others = new Map<ControlId, number>();

  constructor(
    private readonly live: LiveRoom,
    private readonly controls: readonly Control[],
    private readonly random: () => number = Math.random,
  ) {
    const free = controls.filter(({ id }) => live.blockedOn(id) === null);
    const named = free.filter(({ kind }) => kind === "direction");
    const chosen = chosenOf(named.length >= TOGETHER ? named : free, TOGETHER, random);
    this.#walkers = chosen.map(({ id }) => walkerOn(id));
    for (const { id } of controls) this.#others.set(id, this.#othersOn(id));
  }

  /** Goes on to a time in seconds. `pace` 1 is slow; music hurries it and its beats turn it. */
  step(now: number, pace: number, levels: { low: number; all: number } | null): void {
    const dt = Math.min(LONGEST_S, this.#last === null ? 0 : now - this.#last);
    this.#last = now;
    this.#steer();
    let hurried = pace;
    if (levels) {
      this.#ear = heard(this.#ear, levels);
      hurried *= hurry(levels);
      if (this.#ear.isBeat) this.#kick();
    }
    this.#walkers = walked(this.#walkers, dt * hurried, REACH, this.random);
    this.#write(now);
  }

  #othersOn(control: ControlId): number {
    const { recipe, me } = this.live;
    return shownValue(recipe, control) - this.live.influence * (recipe.contributions[control]?.[me] ?? 0);
  }

  #steer(): void {
    for (const { id } of this.controls) {
      const [before, now] = [this.#others.get(id) ?? 0, this.#othersOn(id)];
      this.#others.set(id, now);
      if (Math.abs(now - before) >= LEAST) this.#walkers = steered(this.#walkers, id, now - before, REACH);
    }
  }

  #kick(): void {
    const walker = this.#walkers[Math.floor(this.random() * this.#walkers.length)];
    const way = this.random() < 0.5 ? -1 : 1;
    if (walker) this.#walkers = steered(this.#walkers, walker.control, way * KICK, REACH);
  }

  #write(now: number): void {
    const { live } = this;
    if (now >= this.#gesture.until) this.#gesture = { number: live.newGesture(), until: now + GESTURE_S };
    for (let i = 0; i < Math.min(WRITTEN, this.#walkers.length); i++) {
      const walker = this.#walkers[this.#turn++ % this.#walkers.length];
      if (!walker || live.blockedOn(walker.control) !== null) continue;
      const { control, at } = walker;
      const mine = live.recipe.contributions[control]?.[live.me] ?? 0;
      // What I moved by hand meanwhile is where it drifts from.
      const wrote = this.#wrote.get(control);
      const base = (this.#base.get(control) ?? mine) + (wrote === undefined ? 0 : mine - wrote);
      const value = round4(limited(base + at / live.influence));
      const isWorth = Math.abs(value - mine) >= LEAST;
      this.#base.set(control, base);
      this.#wrote.set(control, isWorth ? value : mine);
      if (isWorth) live.write({ kind: "contribution", control, value }, this.#gesture.number);
    }
  }
}

const limited = (x: number): number =>
  Math.max(-RECIPE_LIMITS.contribution, Math.min(RECIPE_LIMITS.contribution, x));
