import type { Redis } from "ioredis";
import type { Logger } from "@/server/infra/log/logger";
import { unlessAway } from "./away";
import { connectAlike } from "./connect-redis";

const WORDS = "The other parts of the server cannot be heard right now. Try again in a moment.";
/** How often a connection is asked whether it still lives: a network that is cut closes none. */
const ASK_MS = 2_000;

/** What comes next, on any channel, waits for what a listener promises. */
type Listener = (message: Buffer) => void | Promise<void>;

/** Hears channels of a Redis, all by one connection, so that what one connection publishes arrives in its order. */
export type Ear = {
  /** Resolves when everything that is published from now on is heard. One listener a channel. */
  hear: (channel: string, listener: Listener) => Promise<void>;
  stop: (channel: string) => void;
  close: () => void;
};

/**
 * @param missed hears that the connection was lost and is back, with all channels: what was published meanwhile never arrives
 * @throws storage_unavailable where Redis is away
 */
export async function openEar(redis: Redis, logger: Logger, missed: () => void): Promise<Ear> {
  const listeners = new Map<string, Listener>();
  const connection = await connectAlike(redis, logger);
  let isClosed = false;
  const arrived: [channel: string, message: Buffer][] = [];
  let isHearing = false;
  const hearAll = async () => {
    if (isHearing) return;
    isHearing = true;
    for (let next = arrived.shift(); next && !isClosed; next = arrived.shift()) {
      const [channel, message] = next;
      const heard = listeners.get(channel)?.(message);
      if (heard) await heard;
    }
    isHearing = false;
  };
  connection.on("messageBuffer", (channel: Buffer, message: Buffer) => {
    arrived.push([channel.toString(), message]);
    void hearAll();
  });
  const reconnect = () => {
    if (!isClosed && connection.status === "ready") connection.disconnect(true);
  };
  connection.on("ready", () => {
    const channels = [...listeners.keys()];
    const hearing = channels.length > 0 ? connection.subscribe(...channels) : Promise.resolve();
    hearing.then(missed, reconnect);
  });
  let isAsked = false;
  const asking = setInterval(async () => {
    if (isAsked || connection.status !== "ready") return;
    isAsked = true;
    await connection.ping().catch(reconnect);
    isAsked = false;
  }, ASK_MS).unref();
  return {
    hear: async (channel, listener) => {
      listeners.set(channel, listener);
      await unlessAway(connection.subscribe(channel), WORDS);
    },
    stop: (channel) => {
      listeners.delete(channel);
      // Where the connection is away, it comes back without the channel.
      connection.unsubscribe(channel).catch(() => {});
    },
    close: () => {
      isClosed = true;
      clearInterval(asking);
      connection.disconnect();
    },
  };
}
