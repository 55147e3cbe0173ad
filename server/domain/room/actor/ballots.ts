import type { Code } from "@/core/kernel/errors";
import type { ActorId } from "@/core/kernel/ids/ids";
import type { EventBody } from "@/core/room/log/event";
import { BRING_BACK_MS } from "@/core/room/protocol/limits";
import type { BallotView, RoomStatus } from "@/core/room/protocol/messages";
import { tally } from "@/core/room/rules/ballot";
import { decideElected } from "@/core/room/rules/elect";
import type { Models } from "@/core/room/rules/model-shape";
import type { Ballot } from "@/core/room/rules/proposal";
import type { RoomState } from "@/core/room/rules/state";

type Around = {
  state: () => RoomState;
  stateAt: (seq: number) => Promise<RoomState | null>;
  online: () => ReadonlySet<ActorId>;
  models: Models;
  now: () => number;
  mayChange: () => boolean;
  /** Writes an event of the instance's own; resolves when it is on disk. */
  record: (body: EventBody) => Promise<unknown>;
  /** What won cannot be drawn any more. */
  failed: (fault: Code) => void;
  onError: (error: unknown) => void;
};

/**
 * Ends a room's vote: when all have voted, or its time is over. The vote itself is in the log, so that it goes on without whoever began it,
 * and with another owner.
 */
export class Ballots {
  #timer: NodeJS.Timeout | null = null;
  #armed: number | null = null;
  #ending: number | null = null;
  readonly #since = new Set<ActorId>();

  constructor(private readonly around: Around) {}

  /** Something changed: who is here, who may edit, what was voted, or a vote began. */
  recount(): void {
    const { ballot } = this.around.state();
    if (!ballot) {
      this.stop();
      return;
    }
    if (this.#armed !== ballot.of) this.#arm(ballot);
    for (const actor of this.around.online()) this.#since.add(actor);
    const isOver = this.around.now() >= ballot.until || this.#tally(ballot).isDecided;
    if (isOver && this.#ending !== ballot.of && this.around.mayChange()) {
      this.#ending = ballot.of;
      this.#end(ballot.of).catch((error: unknown) => {
        this.#ending = null;
        this.around.onError(error);
      });
    }
  }

  stop(): void {
    if (this.#timer) clearTimeout(this.#timer);
    [this.#timer, this.#armed, this.#ending] = [null, null, null];
    this.#since.clear();
  }

  /** As those in the room see it. */
  get view(): Pick<RoomStatus, "proposals" | "ballot" | "elected"> {
    const { proposals = [], ballot, elected } = this.around.state();
    const isFresh = elected !== undefined && this.around.now() - elected.at < BRING_BACK_MS;
    return {
      ...(proposals.length > 0 ? { proposals: proposals.map(({ of, by }) => ({ of, by })) } : {}),
      ...(ballot ? { ballot: this.#viewOf(ballot) } : {}),
      ...(isFresh ? { elected: { seq: elected.seq, by: elected.by } } : {}),
    };
  }

  #viewOf(ballot: Ballot): BallotView {
    const { of, about, by, until, choices, votes } = ballot;
    return {
      ...{ of, about, by, votes },
      left: Math.max(0, until - this.around.now()),
      choices: choices.map((choice) => ({ of: choice.of, by: choice.by })),
      needed: this.#tally(ballot).needed,
    };
  }

  #tally(ballot: Ballot) {
    return tally(this.around.state(), ballot, { now: this.around.online(), since: this.#since });
  }

  #arm(ballot: Ballot): void {
    this.stop();
    this.#armed = ballot.of;
    this.#timer = setTimeout(() => this.recount(), Math.max(0, ballot.until - this.around.now()));
    this.#timer.unref();
  }

  /** Votes may still come while the winner's moment is read: what is written down is what stands then. */
  async #end(of: number): Promise<void> {
    for (;;) {
      const winner = this.#winnerOf(of);
      if (winner === undefined) return;
      const at = this.around.state().ballot?.choices.find((choice) => choice.of === winner)?.at;
      const then = at === undefined ? null : await this.around.stateAt(at);
      const { ballot } = this.around.state();
      if (ballot?.of !== of || !this.around.mayChange()) return;
      if (this.#winnerOf(of) !== winner) continue;
      const { body, fault } = decideElected(this.around.state(), ballot, winner, then, this.around.models);
      await this.around.record(body);
      if (fault) this.around.failed(fault);
      return;
    }
  }

  /** Undefined where that vote is over. */
  #winnerOf(of: number): number | null | undefined {
    const { ballot } = this.around.state();
    return ballot?.of === of ? this.#tally(ballot).winner : undefined;
  }
}
