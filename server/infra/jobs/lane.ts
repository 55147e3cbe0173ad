import { setTimeout as pause } from "node:timers/promises";

/** How long a lane rests before it looks again, when what it asked did not answer. */
const REST_MS = 1000;

/** A line of jobs of its own, beside the others: `work` does all that waits in it, and is never done twice at once. */
export class Lane {
  #working: Promise<void> | null = null;
  #again = false;

  constructor(
    private readonly work: () => Promise<void>,
    private readonly closing: AbortSignal,
    private readonly onFault: (error: unknown) => void,
  ) {}

  wake(): void {
    if (this.#working) {
      this.#again = true;
      return;
    }
    const work = this.work().catch(async (error: unknown) => {
      // It tries again later. No job is lost, because none was taken.
      if (this.closing.aborted) return;
      this.onFault(error);
      await pause(REST_MS, undefined, { signal: this.closing }).catch(() => {});
      this.#again = true;
    });
    this.#working = work.finally(() => {
      this.#working = null;
      if (this.#again && !this.closing.aborted) {
        this.#again = false;
        this.wake();
      }
    });
  }

  /** When it works no more. */
  async idle(): Promise<void> {
    while (this.#working) await this.#working;
  }
}
