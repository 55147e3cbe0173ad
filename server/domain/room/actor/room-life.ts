import type { Code } from "@/core/kernel/errors";
import { IDLE_MS } from "@/core/room/protocol/limits";

export type RoomEnding = {
  /** Writes what waits. */
  stop: () => Promise<void>;
  /** Sends everyone away. */
  end: (code: Code, words?: string) => void;
  /** Waits until nothing of the room is being written any more. */
  ended: () => Promise<void>;
};

/** How long a room stays open: a while after the last has left, and until it is closed. */
export class RoomLife {
  #idle: NodeJS.Timeout | null = null;
  #closed = false;
  #closing: Promise<void> | null = null;

  constructor(private readonly ending: RoomEnding) {}

  get isClosed(): boolean {
    return this.#closed;
  }

  get isEnding(): boolean {
    return this.#closed || this.#closing !== null;
  }

  /** Set while it writes what waits and lets nobody in any more. */
  get closing(): Promise<void> | null {
    return this.#closing;
  }

  /** Nobody is here. */
  emptied(): void {
    if (this.#idle || this.#closed) return;
    this.#idle = setTimeout(() => void this.close("room_closed"), IDLE_MS);
  }

  /** Somebody is. */
  peopled(): void {
    if (this.#idle) clearTimeout(this.#idle);
    this.#idle = null;
  }

  /** Writes what waits, sends everyone away and ends. A second call waits for the first. */
  close(code: Code, words?: string): Promise<void> {
    if (this.#closed) return this.#closing ?? Promise.resolve();
    this.#closing ??= this.#close(code, words);
    return this.#closing;
  }

  async #close(code: Code, words?: string): Promise<void> {
    await this.ending.stop();
    this.end(code, words);
    await this.ending.ended();
  }

  /** Ends at once, without writing what waits. */
  end(code: Code, words?: string): void {
    if (this.#closed) return;
    this.#closed = true;
    if (this.#idle) clearTimeout(this.#idle);
    this.ending.end(code, words);
  }
}
