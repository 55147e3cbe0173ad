import { AppError } from "@/core/kernel/errors";
import type { Answered, Asked, FromJob, ToJob } from "@/server/infra/jobs/apart/messages";
import type { RenderPool } from "@/server/infra/render/port";

type Waiting = { resolve: (result: Answered) => void; reject: (error: Error) => void };

/** The process that started this one. It renders pictures and keeps the queue of jobs. */
export class Parent {
  readonly #waiting = new Map<number, Waiting>();
  #last = 0;
  #slots = 0;

  send(message: FromJob): void {
    if (process.connected) process.send?.(message);
  }

  /** Hands an answer to its asker. */
  receive(message: Extract<ToJob, { n: number }>): void {
    const waiting = this.#waiting.get(message.n);
    this.#waiting.delete(message.n);
    if (message.type === "answer") waiting?.resolve(message.result);
    else waiting?.reject(new AppError(message.code, message.why));
  }

  ask(asked: Asked): Promise<Answered> {
    this.#last += 1;
    const n = this.#last;
    return new Promise((resolve, reject) => {
      this.#waiting.set(n, { resolve, reject });
      this.send({ type: "asked", n, asked });
    });
  }

  /** Its render pool, as far as jobs need it: settled pictures, one after another in each slot. */
  readonly render: Pick<RenderPool, "slot"> = {
    slot: () => {
      this.#slots += 1;
      const slot = this.#slots;
      return {
        push: () => {
          throw new RangeError("a job draws no moving frames");
        },
        settle: (request) => this.ask({ ask: "settle", slot, request }),
        close: () => void this.ask({ ask: "close", slot }),
      };
    },
  };
}
