import type { Redis } from "ioredis";
import { z } from "zod";
import type { RoomId } from "@/core/kernel/ids/ids";
import type { Logger } from "@/server/infra/log/logger";
import { RoomNews, type RoomOutlet } from "../port/news";

/** Milliseconds after which those who could not be told are told so. */
const AGAIN_MS = 500;

/** News as they travel. `missed`: some went by. Of an owner that has been replaced the fence is lower. */
export const NewsMessage = z.object({ fence: z.number(), news: z.union([RoomNews, z.literal("missed")]) });
export const newsChannel = (prefix: string, room: RoomId): string => `${prefix}:news:${room}`;
export const framesChannel = (prefix: string, room: RoomId): string => `${prefix}:frames:${room}`;

export type TellingOptions = {
  redis: Redis;
  prefix: string;
  logger: Logger;
  /** Those in the room on this node. */
  local: (room: RoomId) => RoomOutlet;
  fenceOf: (room: RoomId) => number | null;
};

/** Whether anybody hears a channel, as far as is known, and how often a node has asked. */
type Reach = { isHeard: boolean; asks: number };

/** Tells what happens in this node's rooms to those in them, here and on other nodes; there only where a node listens. */
export class Telling {
  readonly #reaches = new Map<string, Reach>();
  readonly #untold = new Set<RoomId>();
  #timer: NodeJS.Timeout | null = null;

  constructor(private readonly options: TellingOptions) {}

  /** Another node asks for a room: it may listen from now on. */
  reached(room: RoomId): void {
    const { prefix } = this.options;
    for (const channel of [newsChannel(prefix, room), framesChannel(prefix, room)]) {
      const reach = this.#reaches.get(channel);
      this.#reaches.set(channel, { isHeard: true, asks: (reach?.asks ?? 0) + 1 });
    }
  }

  outletOf(room: RoomId): RoomOutlet {
    const { local, prefix } = this.options;
    const [here, news, frames] = [local(room), newsChannel(prefix, room), framesChannel(prefix, room)];
    return {
      tell: (said) => {
        here.tell(said);
        this.#tell(room, news, said);
      },
      frame: (packed) => {
        here.frame(packed);
        if (this.#reaches.get(frames)?.isHeard)
          this.#publish(frames, Buffer.from(packed.buffer, packed.byteOffset, packed.byteLength)).catch(
            () => {},
          );
      },
    };
  }

  /** The room is not in memory here any more. */
  ended(room: RoomId): void {
    const { prefix } = this.options;
    this.#reaches.delete(newsChannel(prefix, room));
    this.#reaches.delete(framesChannel(prefix, room));
    this.#untold.delete(room);
  }

  close(): void {
    if (this.#timer) clearTimeout(this.#timer);
  }

  #tell(room: RoomId, channel: string, news: RoomNews | "missed"): void {
    const fence = this.options.fenceOf(room);
    if (fence === null || !this.#reaches.get(channel)?.isHeard) return;
    this.#publish(channel, JSON.stringify({ fence, news })).catch((error: unknown) => {
      if (news !== "missed")
        this.options.logger.warn({ err: error, room }, "other nodes missed what was said in a room");
      this.#untold.add(room);
      this.#timer ??= setTimeout(() => this.#tellMissed(), AGAIN_MS);
    });
  }

  #tellMissed(): void {
    this.#timer = null;
    const rooms = [...this.#untold];
    this.#untold.clear();
    for (const room of rooms) this.#tell(room, newsChannel(this.options.prefix, room), "missed");
  }

  /** Notes where nobody has heard it, unless a node has asked meanwhile. */
  async #publish(channel: string, message: string | Buffer): Promise<void> {
    const before = this.#reaches.get(channel);
    const heard = await this.options.redis.publish(channel, message);
    if (heard === 0 && before && this.#reaches.get(channel) === before) before.isHeard = false;
  }
}
