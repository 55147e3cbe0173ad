import type { Ack } from "@/core/room/protocol/messages";

type Refusal = Extract<Ack, { ok: false }>;
type Saying = {
  send: () => Promise<Ack>;
  /** Waits until the server has taken every edit that was written before. */
  afterEdits: boolean;
  /** Sent again where no answer came. Without it, that no answer came is the answer. */
  again: boolean;
  answer: (reply: Ack) => void;
};

export const NOT_CONNECTED: Refusal = {
  ok: false,
  error: "not_connected",
  words: "You are not connected, so nothing was changed. Try again when you are connected.",
};
const NO_ANSWER: Refusal = {
  ok: false,
  error: "not_connected",
  words: "The connection went while that was sent. Look whether it was done; if not, do it again.",
};

/**
 * What is said in a room, in order, one at a time: what is said while the line is down waits until the room is joined again. `isTaken`
 * says whether no edit waits to be taken.
 */
export class ChatQueue {
  #queue: Saying[] = [];
  #isOpen = false;
  #isOver = false;
  #working = false;

  constructor(
    private readonly isTaken: () => boolean,
    /** No answer came though the line is not known to be down. */
    private readonly lost: () => void,
  ) {}

  say<T extends object>(
    send: () => Promise<Ack<T>>,
    { afterEdits = false, again = false } = {},
  ): Promise<Ack<T>> {
    if (this.#isOver) return Promise.resolve(NOT_CONNECTED);
    return new Promise((answer) => {
      // What is answered is what `send` answers, or a refusal.
      const saying = { send, answer: answer as (reply: Ack) => void };
      this.#queue.push({ ...saying, afterEdits, again });
      void this.#work();
    });
  }

  /** The room is joined. */
  start(): void {
    this.#isOpen = true;
    void this.#work();
  }

  stop(): void {
    this.#isOpen = false;
  }

  /** The line stays down: what waits is never sent, and is told so. */
  end(): void {
    this.stop();
    this.#isOver = true;
    for (const { answer } of this.#queue.splice(0)) answer(NOT_CONNECTED);
  }

  /** Edits were taken: what waited for them goes on. */
  readonly poke = (): void => void this.#work();

  async #work(): Promise<void> {
    if (this.#working) return;
    this.#working = true;
    try {
      for (let next = this.#next(); next; next = this.#next()) await this.#send(next);
    } finally {
      this.#working = false;
    }
  }

  #next(): Saying | undefined {
    const [first] = this.#queue;
    return this.#isOpen && first && (!first.afterEdits || this.isTaken()) ? first : undefined;
  }

  async #send(saying: Saying): Promise<void> {
    const reply = await saying.send().catch(() => null);
    if (!reply && saying.again && !this.#isOver) {
      this.stop();
      this.lost();
      return;
    }
    this.#queue = this.#queue.filter((other) => other !== saying);
    saying.answer(reply ?? NO_ANSWER);
  }
}
