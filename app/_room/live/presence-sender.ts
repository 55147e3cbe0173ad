import type { PresenceMessage } from "@/core/room/protocol/messages";

/** About 25 a second: smooth for others, well under the server's limit. */
const EVERY_MS = 40;
/** A hand that rests on a fader is still there: said again this often. */
const STILL_HERE_MS = 4_000;
/** Said again after this long when a hand has let go: the server counts what is said, and may have let it fall. */
const LET_GO_AGAIN_MS = 160;

/** Tells others where I am: the latest state, at most 25 times a second, the last one always. */
export class PresenceSender {
  #state: PresenceMessage = { cursor: null, grabbing: null, following: null, hidden: false };
  #timer: ReturnType<typeof setTimeout> | null = null;
  #sentAt = 0;
  /** Whether others were told of a hand. */
  #held = false;
  #letGo = 0;

  /** `send`: `must` is for what has to arrive; of the rest only the latest matters. */
  constructor(private readonly send: (message: PresenceMessage, must: boolean) => void) {}

  update(change: Partial<PresenceMessage>): void {
    const keys = Object.keys(change) as (keyof PresenceMessage)[];
    if (keys.every((key) => Object.is(change[key], this.#state[key]))) return;
    this.#state = { ...this.#state, ...change };
    this.again();
  }

  /** Says it (again) soon: after a change, and after a reconnect, when the server knows nothing of me. */
  again(): void {
    this.#schedule(Math.max(0, this.#sentAt + EVERY_MS - performance.now()));
  }

  stop(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    this.#due = Number.POSITIVE_INFINITY;
  }

  #due = Number.POSITIVE_INFINITY;

  #schedule(wait: number): void {
    const due = performance.now() + wait;
    if (due >= this.#due) return;
    if (this.#timer) clearTimeout(this.#timer);
    this.#due = due;
    this.#timer = setTimeout(() => this.#say(), wait);
  }

  #say(): void {
    this.#timer = null;
    this.#due = Number.POSITIVE_INFINITY;
    this.#sentAt = performance.now();
    if (this.#state.grabbing) this.#letGo = 0;
    else if (this.#held) this.#letGo = 2;
    this.#held = this.#state.grabbing !== null;
    this.send(this.#state, this.#letGo > 0);
    if (this.#letGo > 0) this.#letGo -= 1;
    if (this.#letGo > 0) this.#schedule(LET_GO_AGAIN_MS);
    else if (this.#state.cursor || this.#state.grabbing) this.#schedule(STILL_HERE_MS);
  }
}
