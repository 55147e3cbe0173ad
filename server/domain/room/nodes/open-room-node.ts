import type { Redis } from "ioredis";
import { AppError } from "@/core/kernel/errors";
import type { RoomId } from "@/core/kernel/ids/ids";
import { isStorageUnavailable } from "@/server/infra/db/storage-error";
import type { Logger } from "@/server/infra/log/logger";
import { openEar } from "@/server/infra/redis/ear";
import { Leases } from "@/server/infra/redis/leases";
import { Post } from "@/server/infra/redis/post";
import type { OpenRoomDeps } from "../actor/open-room-deps";
import { RoomRegistry } from "../actor/room-registry";
import type { RoomOutlet } from "../port/news";
import type { Rooms } from "../port/rooms";
import { type RoomQuestion, type RoomReply, replyTo } from "../port/wire";
import { DeafNodes } from "./deaf-nodes";
import { Guests } from "./guests";
import { Hearing } from "./hearing";
import { NodeQuestion, type RoomOutcome } from "./questions";
import { Elsewhere, leaseOf, roomOf, SharedRooms } from "./shared-rooms";
import { Telling } from "./telling";

/** Milliseconds between looks at who owns the rooms that people here are in, and whether their nodes live whose tabs are in ours. */
const LOOK_MS = 1_000;

export type RoomNodeOptions = {
  redis: Redis;
  /** Instances that share a Redis differ in it. */
  prefix: string;
  /** This process, as no other is called, and no earlier one was. */
  node: string;
  logger: Logger;
  /** What rooms are run with here. */
  opening: OpenRoomDeps;
  /** False for a process that reaches rooms and owns none. */
  owns: boolean;
  /** Those in a room on this node. */
  local: (room: RoomId) => RoomOutlet;
};

/** A process among others that share rooms. */
export type RoomNode = {
  rooms: Rooms;
  owned: RoomRegistry;
  /** Told by whoever has the connections: somebody here listens to a room, or nobody does any more. */
  listens: Hearing["listens"];
  /** Rooms are handed over: what waits is written, their leases end, those inside join again elsewhere. It still reaches rooms. */
  drain: () => Promise<void>;
  close: () => Promise<void>;
};

/** Joins the nodes that share rooms over Redis. `storage_unavailable` where Redis is away. */
export async function openRoomNode(options: RoomNodeOptions): Promise<RoomNode> {
  const { redis, prefix, node, logger, local } = options;
  const guests = new Guests();
  const mine = new Set<RoomId>();
  const [deaf, absent] = [new DeafNodes(), new DeafNodes()];
  let owns = options.owns;
  const ear = await openEar(redis, logger, () => {
    hearing.missed();
    post.missed();
  });
  const hearing = new Hearing({ ear, prefix, logger, local });
  const leases = new Leases({
    redis,
    prefix,
    node,
    logger,
    lost: (name) => {
      // That this node lives is said again with the next look.
      if (name !== alive(node)) void owned.stepDown(roomOf(name));
    },
  });
  const telling = new Telling({
    redis,
    prefix,
    logger,
    local,
    fenceOf: (room) => leases.fenceOf(leaseOf(room)),
  });
  const owned: RoomRegistry = new RoomRegistry(options.opening, (room) => telling.outletOf(room), {
    begin: async (room) => {
      if (!owns) throw new Elsewhere(room);
      const holder = await leases.take(leaseOf(room));
      if (holder.node !== node) throw new Elsewhere(room);
      mine.add(room);
      hearing.own(room, true);
    },
    end: async (room) => {
      if (!mine.delete(room)) return;
      telling.ended(room);
      hearing.own(room, false);
      await leases.release(leaseOf(room));
    },
  });
  const post = new Post({
    redis,
    ear,
    prefix,
    node,
    logger,
    answer: (question, from) => answer(question, from),
  });

  async function answer(asked: unknown, from: string): Promise<unknown> {
    const question = NodeQuestion.parse(asked);
    switch (question.kind) {
      case "room":
        return answerRoom(question, from);
      case "owns":
        return owns ? node : null;
      case "counts":
        return owned.counts(question.rooms);
      case "peopled":
        return owned.peopled();
      case "open":
        return owned.open(question.rooms);
    }
  }

  async function answerRoom(question: RoomQuestion, from: string): Promise<RoomOutcome> {
    const { room, name } = question;
    telling.reached(room);
    const { tab } = (question.asked ?? {}) as { tab?: Parameters<Guests["came"]>[1] };
    if (name === "join" && tab) guests.came(from, tab, room);
    const reply = await refusedInWords(() => replyTo(owned.of(room), question));
    if (!owned.has(room)) telling.ended(room);
    const isOver = "elsewhere" in reply || !reply.ok;
    if (tab && (name === "leave" || (name === "join" && isOver))) guests.left(from, tab);
    return reply;
  }

  /** One that no AppError explains is explained here, and logged: whoever asked cannot see it. */
  async function refusedInWords(run: () => Promise<RoomReply>): Promise<RoomOutcome> {
    try {
      return handedOver(await run());
    } catch (error) {
      if (error instanceof Elsewhere) return { elsewhere: true };
      logger.error({ err: error }, "what another node asked of a room failed");
      const { code, message, displayable } = new AppError(
        isStorageUnavailable(error) ? "storage_unavailable" : "internal",
        String(error),
      );
      return { ok: false, code, message, words: displayable };
    }
  }

  /** A node that ends sends those who ask to the next owner. */
  const handedOver = (reply: RoomReply): RoomOutcome =>
    !reply.ok && reply.code === "shutting_down" ? { elsewhere: true } : reply;

  const look = async () => {
    if (leases.fenceOf(alive(node)) === null) await leases.take(alive(node));
    const foreign = hearing.foreign;
    const holders = await leases.holders(foreign.map(({ room }) => leaseOf(room)));
    const owners = [...new Set(holders.flatMap((holder) => (holder ? [holder.node] : [])))];
    const unheard = await post.deafOf(owners);
    const gone = unheard.filter((owner) => deaf.isGone(owner));
    for (const owner of owners) if (!unheard.includes(owner)) deaf.hears(owner);
    foreign.forEach(({ room, fence }, i) => {
      const holder = holders[i];
      if (holder?.fence !== fence || gone.includes(holder.node)) hearing.lost(room, fence);
    });
    const nodes = guests.nodes;
    const living = await leases.holders(nodes.map(alive));
    for (const [i, guest] of nodes.entries()) {
      if (living[i]) absent.hears(guest);
      // A Redis that has lost its memory is told again within moments.
      else if (absent.isGone(guest))
        for (const [tab, room] of guests.gone(guest)) await owned.of(room).leave({ tab });
    }
  };
  const looking = setInterval(() => {
    look().catch((error: unknown) => logger.warn({ err: error }, "owners of rooms could not be looked up"));
  }, LOOK_MS);

  try {
    await leases.take(alive(node));
    await post.open({ isAmongAll: owns });
  } catch (error) {
    clearInterval(looking);
    leases.close();
    ear.close();
    throw error;
  }
  return {
    rooms: new SharedRooms({ owned, leases, post, hearing, deaf, mayOwn: () => owns }),
    owned,
    listens: (...heard) => hearing.listens(...heard),
    drain: async () => {
      owns = false;
      post.leaveAll();
      await owned.close();
    },
    close: async () => {
      clearInterval(looking);
      telling.close();
      await leases.release(alive(node));
      leases.close();
      ear.close();
    },
  };
}

const alive = (node: string): string => `node:${node}`;
