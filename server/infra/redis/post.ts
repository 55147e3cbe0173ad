import { randomUUID } from "node:crypto";
import type { Redis } from "ioredis";
import { z } from "zod";
import { AppError } from "@/core/kernel/errors";
import type { Logger } from "@/server/infra/log/logger";
import { unlessAway } from "./away";
import type { Ear } from "./ear";
import { type Holder, readHolder } from "./leases";

/** Words for an answer that never came: what was asked may have been done. */
const LOST = "The server did not answer in time. Look whether it was done before you try again.";
const AWAY = "The other parts of the server cannot be reached right now. Try again in a moment.";
const ANSWER_MS = 15_000;
/** How long those who are asked all together are waited for. */
const ALL_MS = 1_500;

/** Hands ARGV[2] to the node that holds KEYS[1], unless that is the one that asks. Answers who holds it, and how many heard. */
const ASK_HOLDER = `
local held = redis.call('get', KEYS[1])
if not held then return {'', 0} end
local node = string.match(held, '^%S+')
if node == ARGV[3] then return {held, -1} end
return {held, redis.call('publish', ARGV[1] .. node, ARGV[2])}
`;

const Message = z.union([
  z.object({ kind: z.literal("question"), id: z.string(), from: z.string(), question: z.unknown() }),
  z.object({ kind: z.literal("answer"), id: z.string(), from: z.string(), answer: z.unknown() }),
]);

/** `nobody` holds it; the one that holds it is `deaf`; it is this node, `here`; or its answer. */
export type Asked =
  | { kind: "nobody" | "here" }
  | { kind: "deaf"; holder: Holder }
  | { kind: "answered"; holder: Holder; answer: unknown };

export type PostOptions = {
  redis: Redis;
  ear: Ear;
  prefix: string;
  node: string;
  logger: Logger;
  /** Answers a question of another node. What it throws is logged, and the other waits in vain. */
  answer: (question: unknown, from: string) => Promise<unknown>;
};

/** Questions between nodes that share a Redis, and their answers, as JSON. Those of one node to another arrive in order. */
export class Post {
  readonly #waiting = new Map<string, { heard: (answer: unknown) => void; lost: (error: Error) => void }>();
  #isAmongAll = false;

  constructor(private readonly options: PostOptions) {}

  /** Begins to hear questions. `isAmongAll`: those to all nodes as well. */
  async open({ isAmongAll }: { isAmongAll: boolean }): Promise<void> {
    const { ear, node } = this.options;
    const hear = (message: Buffer) => this.#hear(message.toString());
    await ear.hear(this.#channelOf(node), hear);
    this.#isAmongAll = isAmongAll;
    if (isAmongAll) await ear.hear(this.#toAll, hear);
  }

  /** Hears questions to all nodes no more: one that ends is not waited for. */
  leaveAll(): void {
    this.#isAmongAll = false;
    this.options.ear.stop(this.#toAll);
  }

  get #toAll(): string {
    return `${this.options.prefix}:post:all`;
  }

  #channelOf(node: string): string {
    return `${this.options.prefix}:post:${node}`;
  }

  /** Asks the node that holds a lease. `storage_unavailable` where Redis is away or no answer comes. */
  async askHolder(leaseKey: string, question: unknown): Promise<Asked> {
    const { redis, node } = this.options;
    const { text, answered, forget } = this.#prepare(question);
    try {
      const [held, heard] = (await unlessAway(
        redis.eval(ASK_HOLDER, 1, leaseKey, this.#channelOf(""), text, node),
        AWAY,
      )) as [string, number];
      if (!held) return { kind: "nobody" };
      if (heard < 0) return { kind: "here" };
      const holder = readHolder(held);
      return heard > 0 ? { kind: "answered", holder, answer: await answered } : { kind: "deaf", holder };
    } finally {
      forget();
    }
  }

  /** Those of some nodes that hear no questions now. */
  async deafOf(nodes: readonly string[]): Promise<string[]> {
    if (nodes.length === 0) return [];
    const channels = nodes.map((node) => this.#channelOf(node));
    const counts = await unlessAway(this.options.redis.pubsub("NUMSUB", ...channels), AWAY);
    return nodes.filter((_, i) => Number(counts[i * 2 + 1]) === 0);
  }

  /** Asks one node. Null where it does not hear. */
  async askNode(node: string, question: unknown): Promise<{ answer: unknown } | null> {
    const { text, answered, forget } = this.#prepare(question);
    try {
      const heard = await unlessAway(this.options.redis.publish(this.#channelOf(node), text), AWAY);
      return heard > 0 ? { answer: await answered } : null;
    } finally {
      forget();
    }
  }

  /** Asks all other nodes. `isComplete` false where one that heard did not answer in time. */
  async askAll(question: unknown): Promise<{ answers: unknown[]; isComplete: boolean }> {
    const { node, redis } = this.options;
    const id = randomUUID();
    const answers: unknown[] = [];
    const text = JSON.stringify({ kind: "question", id, from: node, question });
    return new Promise((resolve, reject) => {
      // How many there are is known only when the first may have answered already.
      let expected = Number.POSITIVE_INFINITY;
      const end = (isComplete: boolean) => {
        clearTimeout(late);
        this.#waiting.delete(id);
        resolve({ answers, isComplete });
      };
      const endWhenAll = () => {
        if (answers.length >= expected) end(true);
      };
      const late = setTimeout(end, ALL_MS, false);
      const heard = (answer: unknown) => {
        answers.push(answer);
        endWhenAll();
      };
      this.#waiting.set(id, { heard, lost: () => end(false) });
      unlessAway(redis.publish(this.#toAll, text), AWAY).then(
        (count) => {
          expected = count - (this.#isAmongAll ? 1 : 0);
          endWhenAll();
        },
        (error: unknown) => {
          clearTimeout(late);
          this.#waiting.delete(id);
          reject(error);
        },
      );
    });
  }

  /** The connection was lost for a while: answers may have gone by. */
  missed(): void {
    for (const { lost } of [...this.#waiting.values()]) lost(lostAnswer("the connection was lost"));
    this.#waiting.clear();
  }

  #prepare(question: unknown): { text: string; answered: Promise<unknown>; forget: () => void } {
    const id = randomUUID();
    let late: NodeJS.Timeout | undefined;
    const answered = new Promise<unknown>((heard, lost) => {
      late = setTimeout(() => lost(lostAnswer(`none within ${ANSWER_MS} ms`)), ANSWER_MS);
      this.#waiting.set(id, { heard, lost });
    });
    // Where nobody heard the question, nobody waits for the answer.
    answered.catch(() => {});
    const forget = () => {
      clearTimeout(late);
      this.#waiting.delete(id);
    };
    const text = JSON.stringify({ kind: "question", id, from: this.options.node, question });
    return { text, answered, forget };
  }

  #hear(text: string): Promise<void> | undefined {
    const { logger, node } = this.options;
    const read = Message.safeParse(parseJson(text));
    if (!read.success) {
      logger.warn({ length: text.length }, "a message of another node was not understood");
      return;
    }
    const { data } = read;
    if (data.from === node) return;
    if (data.kind === "question") {
      void this.#answer(data);
      return;
    }
    this.#waiting.get(data.id)?.heard(data.answer);
    // Whoever waited goes on before anything that was said after the answer is heard.
    return new Promise((next) => setImmediate(next));
  }

  async #answer({ id, from, question }: { id: string; from: string; question: unknown }): Promise<void> {
    const { logger, redis, node } = this.options;
    try {
      const answer = await this.options.answer(question, from);
      await redis.publish(
        this.#channelOf(from),
        JSON.stringify({ kind: "answer", id, from: node, answer: answer ?? null }),
      );
    } catch (error) {
      logger.error({ err: error }, "a question of another node was not answered");
    }
  }
}

const lostAnswer = (why: string) => new AppError("storage_unavailable", `no answer: ${why}`, LOST);

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
