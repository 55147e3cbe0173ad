import { randomUUID } from "node:crypto";
import type { Redis } from "ioredis";
import { z } from "zod";
import type { Logger } from "@/server/infra/log/logger";
import { unlessAway } from "@/server/infra/redis/away";
import { connectAlike } from "@/server/infra/redis/connect-redis";
import { type Bus, localBus } from "./bus";

const WORDS = "The other parts of the server cannot be told right now. Try again in a moment.";
/** How often a connection that says nothing is asked whether it still lives. */
const ASK_MS = 10_000;

const message = z.object({ from: z.string(), kind: z.string(), event: z.unknown() });

/** What each kind's data must be when it arrives from another process. */
export type Schemas<Events extends object> = { [Kind in keyof Events]: z.ZodType<Events[Kind]> };

export type RedisBusOptions<Events extends object> = {
  /** What is told goes by this one; what is heard comes by a connection of its own. */
  redis: Redis;
  /** Instances that share a Redis differ in it: numbers of databases do not part what is published. */
  prefix: string;
  schemas: Schemas<Events>;
  logger: Logger;
  /** Hears that the connection was lost and is back: what others told meanwhile never arrives. */
  missed?: () => void;
  askMs?: number;
};

/** Closes when what has arrived is dealt with; then it hears no other process. */
export type RedisBus<Events extends object> = Bus<Events> & { close: () => Promise<void> };

/**
 * For an instance of many processes that share one Redis. `tell` fails with `storage_unavailable` where the others could not be told; this
 * process has heard it all the same. `storage_unavailable` as well where Redis is away to begin with.
 */
export async function redisBus<Events extends object>(
  options: RedisBusOptions<Events>,
): Promise<RedisBus<Events>> {
  const { redis, prefix, schemas, logger, missed = () => {}, askMs = ASK_MS } = options;
  const [channel, self] = [`${prefix}:bus`, randomUUID()];
  const local = localBus<Events>();
  const arrived = new Set<Promise<void>>();

  const hear = (text: string): void => {
    const found = readMessage(text, schemas);
    if (!found) {
      logger.warn({ channel, length: text.length }, "an event from the bus could not be read");
      return;
    }
    if (found.from === self) return;
    const { kind, event } = found;
    const done = local
      .tell(kind, event)
      .catch((error: unknown) => logger.error({ error, kind }, "an event from the bus could not be handled"))
      .finally(() => arrived.delete(done));
    arrived.add(done);
  };

  const ear = await connectAlike(redis, logger);
  ear.on("message", (_channel, text) => hear(text));
  try {
    await unlessAway(ear.subscribe(channel), WORDS);
  } catch (error) {
    ear.disconnect();
    throw error;
  }
  let isClosed = false;
  const reconnect = () => {
    // One that is lost comes back by itself.
    if (!isClosed && ear.status === "ready") ear.disconnect(true);
  };
  // A network that is cut closes no connection: each is asked until it fails to answer.
  let isAsked = false;
  const ask = async () => {
    if (isAsked || ear.status !== "ready") return;
    isAsked = true;
    try {
      await ear.ping();
      isAsked = false;
    } catch {
      reconnect();
    }
  };
  ear.on("ready", () => {
    isAsked = false;
    ear.subscribe(channel).then(missed, reconnect);
  });
  const asking = setInterval(ask, askMs).unref();

  return {
    hear: local.hear,
    tell: async (kind, event) => {
      const text = JSON.stringify({ from: self, kind, event });
      const ended = await Promise.allSettled([
        local.tell(kind, event),
        unlessAway(redis.publish(channel, text), WORDS),
      ]);
      for (const one of ended) if (one.status === "rejected") throw one.reason;
    },
    close: async () => {
      isClosed = true;
      clearInterval(asking);
      ear.disconnect();
      await Promise.all(arrived);
    },
  };
}

function readMessage<Events extends object>(text: string, schemas: Schemas<Events>) {
  const { data } = message.safeParse(parseJson(text));
  if (!data || !isKind(data.kind, schemas)) return undefined;
  const { kind } = data;
  const event = schemas[kind].safeParse(data.event);
  return event.success ? { from: data.from, kind, event: event.data } : undefined;
}

const isKind = <Kinds extends object>(kind: PropertyKey, kinds: Kinds): kind is keyof Kinds =>
  Object.hasOwn(kinds, kind);

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
