import { closeInOrder } from "@/server/close-in-order";
import type { Logger } from "@/server/infra/log/logger";

/** First what lets work in and begins it, then what does it, last what it is kept in. */
export const CLOSING_ORDER = [
  "listener",
  "chores",
  "jobs",
  "job processes",
  "intake",
  "marks",
  "rooms",
  "sockets",
  "room node",
  "requests",
  "pages",
  "render",
  "render worker",
  "bus",
  "address",
  "redis",
  "traces",
  "blobs",
  "keys",
  "database",
  "database lock",
  "folder lock",
] as const;
export type ClosingStep = (typeof CLOSING_ORDER)[number];

/** What has to be closed. Each part says so as soon as it is open, so that what a failed start has opened is closed as well. */
export class Closing implements AsyncDisposable {
  readonly #steps = new Map<ClosingStep, () => unknown>();
  #closed: Promise<void> | null = null;

  constructor(
    private readonly logger: Pick<Logger, "warn" | "error">,
    private readonly within?: Parameters<typeof closeInOrder>[2],
  ) {}

  add(step: ClosingStep, close: () => unknown): void {
    this.#steps.set(step, close);
  }

  /** Closes one part alone, as far as it is open; closing all does it again. */
  async close(step: ClosingStep): Promise<void> {
    await this.#steps.get(step)?.();
  }

  /** Closes all parts in CLOSING_ORDER, once. */
  [Symbol.asyncDispose](): Promise<void> {
    this.#closed ??= closeInOrder(
      Object.fromEntries(
        CLOSING_ORDER.flatMap((step) => {
          const close = this.#steps.get(step);
          return close ? [[step, close]] : [];
        }),
      ),
      this.logger,
      this.within,
    );
    return this.#closed;
  }
}
