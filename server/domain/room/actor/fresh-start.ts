import { AppError } from "@/core/kernel/errors";
import type { ActorId } from "@/core/kernel/ids/ids";
import { FRESH_START_MS } from "@/core/room/protocol/limits";
import type { FreshStartVote } from "@/core/room/protocol/messages";
import { blockedFrom } from "@/core/room/rules/permissions";
import type { RoomState } from "@/core/room/rules/state";

type Around = {
  state: () => RoomState;
  online: () => ReadonlySet<ActorId>;
  now: () => number;
  /** More than half have said yes. */
  passed: () => void;
  /** The vote is another, or over: everybody is told. */
  changed: () => void;
};

/**
 * A vote on going back to the picture that the room began with. Everyone present who may edit can vote. It passes with more than half of them,
 * fails once that cannot be reached, and ends by itself. It is not kept on disk.
 */
export class FreshStart {
  #vote: { by: ActorId; until: number; yes: Set<ActorId>; no: Set<ActorId>; timer: NodeJS.Timeout } | null =
    null;

  constructor(private readonly around: Around) {}

  /** Says yes or no; the first yes begins the vote. `not_found` for a no where nothing is asked; refused as an edit is. */
  vote(actor: ActorId, yes: boolean): void {
    const blocked = blockedFrom(this.around.state(), actor);
    if (blocked) throw new AppError(blocked);
    if (!this.#vote && !yes) throw new AppError("not_found");
    this.#vote ??= this.#begun(actor);
    const [into, outOf] = yes ? [this.#vote.yes, this.#vote.no] : [this.#vote.no, this.#vote.yes];
    into.add(actor);
    outOf.delete(actor);
    this.recount();
  }

  /** Counts those who are here now: somebody came, left, or may not edit any more. */
  recount(): void {
    const vote = this.#vote;
    if (!vote) return;
    const voices = this.#voices();
    const [yes, no] = [vote.yes, vote.no].map((said) => voices.filter((actor) => said.has(actor)).length);
    const needed = Math.floor(voices.length / 2) + 1;
    if (voices.length > 0 && (yes ?? 0) >= needed) {
      this.end();
      this.around.passed();
    } else if (voices.length === 0 || voices.length - (no ?? 0) < needed) this.end();
    this.around.changed();
  }

  end(): void {
    if (this.#vote) clearTimeout(this.#vote.timer);
    this.#vote = null;
  }

  /** As those in the room see it; null where nothing is asked. */
  get asked(): FreshStartVote | null {
    if (!this.#vote) return null;
    const { by, until, yes, no } = this.#vote;
    return { by, until, yes: [...yes], no: [...no], needed: Math.floor(this.#voices().length / 2) + 1 };
  }

  #begun(by: ActorId) {
    const timer = setTimeout(() => {
      this.end();
      this.around.changed();
    }, FRESH_START_MS);
    timer.unref();
    return {
      by,
      until: this.around.now() + FRESH_START_MS,
      yes: new Set<ActorId>(),
      no: new Set<ActorId>(),
      timer,
    };
  }

  #voices(): ActorId[] {
    const state = this.around.state();
    return [...this.around.online()].filter((actor) => blockedFrom(state, actor) === null);
  }
}
