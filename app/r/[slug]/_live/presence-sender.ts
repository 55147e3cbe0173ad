import type { PresenceMessage } from "@/core/protocol/messages";

/** About 25 a second: smooth for others, well under the server's limit. */
const EVERY_MS = 40;

/** Tells others where I am: the latest state, at most 25 times a second, the last one always. */
export class PresenceSender {
  #state: PresenceMessage = { cursor: null, grabbing: null, following: null, hidden: false };
  #timer: ReturnType<typeof setTimeout> | null = null;
  #sentAt = 0;

  constructor(private readonly send: (message: PresenceMessage) => void) {}

  get state(): Readonly<PresenceMessage> {
    return this.#state;
  }

  update(change: Partial<PresenceMessage>): void {
    const keys = Object.keys(change) as (keyof PresenceMessage)[];
    if (keys.every((key) => Object.is(change[key], this.#state[key]))) return;
    this.#state = { ...this.#state, ...change };
    this.#schedule();
  }

  /** After a reconnect the server knows nothing of me. */
  again(): void {
    this.#schedule();
  }

  stop(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
  }

  #schedule(): void {
    if (this.#timer) return;
    const wait = Math.max(0, this.#sentAt + EVERY_MS - performance.now());
    this.#timer = setTimeout(() => {
      this.#timer = null;
      this.#sentAt = performance.now();
      this.send(this.#state);
    }, wait);
  }
}
