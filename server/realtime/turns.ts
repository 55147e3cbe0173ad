/** Milliseconds of one turn of the event loop that what comes in it may take. */
const SHARE_MS = 2;
/** How many may wait. Beyond it all go at once: nothing more is read meanwhile, so that senders wait and memory does not grow. */
const MOST = 1_000;

/**
 * Spreads what comes at once over turns of the event loop: two hundred messages in one turn would stop timers, commits and frames until the last is
 * answered. Once a turn's share is used, one goes in each turn, in the order in which they came.
 */
export class Turns {
  #waiting: (() => void)[] = [];
  /** When the first of this turn came; null where nothing came. */
  #began: number | null = null;

  constructor(private readonly now: () => number = () => performance.now()) {}

  /** Resolves when it is the caller's turn. */
  async next(): Promise<void> {
    if (this.#began === null) {
      this.#began = this.now();
      setImmediate(this.#turn);
      return;
    }
    if (this.#waiting.length === 0 && this.now() - this.#began < SHARE_MS) return;
    await new Promise<void>((go) => {
      this.#waiting.push(go);
      if (this.#waiting.length > MOST) for (const each of this.#waiting.splice(0)) each();
    });
  }

  readonly #turn = (): void => {
    const next = this.#waiting.shift();
    this.#began = next ? this.now() : null;
    if (!next) return;
    next();
    setImmediate(this.#turn);
  };
}
