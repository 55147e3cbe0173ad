import type { RoomClient } from "@/core/room/client/room-client";
import type { EditAck, EditMessage } from "@/core/room/protocol/messages";

/** Per edit in a message, in milliseconds: stays under the server's 30 a second with room to spare. */
const PACE_MS = 36;
const AGAIN_MS = 600;

type Send = (message: EditMessage) => Promise<EditAck>;

/**
 * Moves edits from the room client to the socket at a pace the server accepts: the first at once, then the newest
 * value of each register at every beat. Asks for a rejoin through `lost` when answers stay away.
 */
export class EditPump {
  #timer: ReturnType<typeof setTimeout> | null = null;
  #isDue = false;
  #freeAt = 0;
  #running = false;

  constructor(
    private readonly client: RoomClient,
    private readonly send: Send,
    private readonly lost: () => void,
    /** Nothing is left to send: also where what was left was settled by other news. */
    private readonly idle: () => void = () => {},
  ) {}

  start(): void {
    this.#running = true;
    this.wake();
  }

  stop(): void {
    this.#running = false;
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
  }

  readonly wake = (): void => {
    if (!this.#running || this.#timer || this.#isDue) return;
    const wait = this.#freeAt - performance.now();
    if (wait > 0) {
      this.#timer = setTimeout(this.#beat, wait);
      return;
    }
    // No timer: the browser would draw its next frame before it. Whatever is written in one go is sent in one message.
    this.#isDue = true;
    queueMicrotask(this.#beat);
  };

  readonly #beat = (): void => {
    this.#timer = null;
    this.#isDue = false;
    const message = this.#running ? this.client.flush() : null;
    if (!message) {
      if (this.#running) this.idle();
      return;
    }
    this.#freeAt = performance.now() + PACE_MS * message.edits.length;
    void this.#deliver(message);
    this.wake();
  };

  async #deliver(message: EditMessage): Promise<void> {
    try {
      const taken = this.client.answered(message, await this.send(message));
      if (!taken) this.#freeAt = performance.now() + AGAIN_MS;
      else if (!this.client.hasUnsettled) this.idle();
      this.wake();
    } catch {
      // No answer in time, or the connection went: after the next join everything goes again under its old numbers.
      this.client.unanswered();
      if (this.#running) this.lost();
    }
  }
}
