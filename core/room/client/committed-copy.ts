import { writeRegister } from "@/core/picture/edits/register";
import type { Recipe } from "@/core/picture/recipe/recipe";
import { hashEvent } from "@/core/room/log/hash-event";
import type { CommittedEvent } from "@/core/room/protocol/messages";

/** The committed recipe as one browser knows it, moved on event by event along the hash chain. */
export class CommittedCopy {
  #recipe: Recipe | null = null;
  #seq = -1;
  #head = "";
  /** The events received do not hash to the head that they state, so this copy cannot be continued. */
  #isBroken = false;

  get recipe(): Recipe | null {
    return this.#recipe;
  }

  get seq(): number {
    return this.#seq;
  }

  get head(): string {
    return this.#head;
  }

  /** Whether a tail of events would be enough to come up to date. */
  get isGround(): boolean {
    return this.#recipe !== null && !this.#isBroken;
  }

  /** Starts over from the server's state. */
  set(recipe: Recipe, seq: number, head: string): void {
    [this.#recipe, this.#seq, this.#head, this.#isBroken] = [recipe, seq, head, false];
  }

  /** Applies events that follow on what I have; known ones are passed over. Changes nothing unless all of them do. */
  follow(events: readonly CommittedEvent[]): "ok" | "gap" | "chain" {
    let [recipe, seq, head] = [this.#recipe, this.#seq, this.#head];
    for (const { event, effect } of events) {
      if (event.seq <= seq) continue;
      if (!recipe || event.seq !== seq + 1) return "gap";
      if (event.prev !== head || hashEvent(event) !== event.hash) {
        this.#isBroken = true;
        return "chain";
      }
      if (effect) recipe = effect.reduce(writeRegister, recipe);
      else if ("recipe" in event.payload && event.payload.recipe) recipe = event.payload.recipe;
      [seq, head] = [event.seq, event.hash];
    }
    [this.#recipe, this.#seq, this.#head] = [recipe, seq, head];
    return "ok";
  }
}
