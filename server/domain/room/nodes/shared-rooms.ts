import { setTimeout as pause } from "node:timers/promises";
import { AppError } from "@/core/kernel/errors";
import { RoomId } from "@/core/kernel/ids/ids";
import { LEASE_MS, type Leases } from "@/server/infra/redis/leases";
import type { Asked as Came, Post } from "@/server/infra/redis/post";
import type { RoomRegistry } from "../actor/room-registry";
import { type Asked, ROOM_CALLS, type RoomCall } from "../port/calls";
import { type Counts, type PeopledRoom, ROOMS_CALLS, type RoomHandle, type Rooms } from "../port/rooms";
import { answerIn } from "../port/wire";
import type { DeafNodes } from "./deaf-nodes";
import type { Hearing } from "./hearing";
import { type NodeQuestion, RoomOutcome } from "./questions";

/** Another node is the room's owner. Nothing was done, and nobody outside hears of it: whoever asked is led there. */
export class Elsewhere extends Error {
  constructor(room: RoomId) {
    super(`${room}: another node owns it`);
  }
}

/** Calls that need no open room, and what they come to without one. All others of a tab are refused: it has to join again. */
const WITHOUT_OWNER: Partial<Record<RoomCall, null>> = {
  leave: null,
  picture: null,
  changed: null,
  close: null,
};
const OPENING: ReadonlySet<RoomCall> = new Set([
  "ready",
  "join",
  "places",
  "admit",
  "wait",
  "inherit",
  "depart",
  "watch",
  "moderate",
  "lift",
  "state",
  "position",
]);
/** After these, those who come in hear what the owner says from then on. */
const LETS_IN: ReadonlySet<RoomCall> = new Set(["ready", "join", "watch"]);

/** Milliseconds: how long the lease of an owner that does not answer is waited for, and between looks. */
const PATIENCE_MS = LEASE_MS.holds + 3_000;
const LOOK_MS = 200;

const LEASE = "room:";
export const leaseOf = (room: RoomId): string => `${LEASE}${room}`;
/** The room of a lease's name. */
export const roomOf = (lease: string): RoomId => RoomId.parse(lease.slice(LEASE.length));

export type SharedRoomsOptions = {
  owned: RoomRegistry;
  leases: Leases;
  post: Post;
  hearing: Hearing;
  deaf: DeafNodes;
  /** Whether this node may become an owner now. */
  mayOwn: () => boolean;
};

/** The rooms of an instance of many nodes. Calls go to the room's owner; where there is none, this node becomes it. */
export class SharedRooms implements Rooms {
  constructor(private readonly options: SharedRoomsOptions) {}

  of(id: RoomId): RoomHandle {
    const calls = (Object.keys(ROOM_CALLS) as RoomCall[]).map((name) => [
      name,
      (asked: Asked<typeof name>) => this.#call(id, name, asked),
    ]);
    return { id, ...Object.fromEntries(calls) } as RoomHandle;
  }

  async counts(rooms: readonly RoomId[]): Promise<Counts> {
    const { answers } = await this.#askAll({ kind: "counts", rooms: [...rooms] });
    const counted = answers.map((answer) => ROOMS_CALLS.counts.answer.parse(answer));
    return Object.assign({}, ...counted, await this.options.owned.counts(rooms)) as Counts;
  }

  async peopled(): Promise<readonly PeopledRoom[]> {
    const { answers } = await this.#askAll({ kind: "peopled" });
    const others = answers.flatMap((answer) => ROOMS_CALLS.peopled.answer.parse(answer));
    return [...(await this.options.owned.peopled()), ...others];
  }

  /** `storage_unavailable` where a node did not answer: a room that it has open would be taken for closed. */
  async open(rooms: readonly RoomId[]): Promise<readonly RoomId[]> {
    const { answers, isComplete } = await this.#askAll({ kind: "open", rooms: [...rooms] });
    if (!isComplete) throw new AppError("storage_unavailable", "a node did not say which rooms it has open");
    const others = answers.flatMap((answer) => ROOMS_CALLS.open.answer.parse(answer));
    return [...new Set([...(await this.options.owned.open(rooms)), ...others])];
  }

  #askAll(question: NodeQuestion): ReturnType<Post["askAll"]> {
    return this.options.post.askAll(question);
  }

  async #call(room: RoomId, name: RoomCall, asked: unknown): Promise<unknown> {
    try {
      return await this.#lead(room, name, asked);
    } catch (error) {
      // The owner does not know the tab: those here who think that they are in join again.
      if (error instanceof AppError && error.code === "room_moved" && !OPENING.has(name))
        this.options.hearing.moved(room);
      throw error;
    }
  }

  /** Asks the owner, or becomes it. */
  async #lead(room: RoomId, name: RoomCall, asked: unknown): Promise<unknown> {
    const { owned, post, leases, hearing } = this.options;
    const question: NodeQuestion = { kind: "room", room, name, asked };
    const isOpening = OPENING.has(name);
    const until = performance.now() + PATIENCE_MS;
    for (;;) {
      if (owned.has(room)) {
        const own = await this.#here(room, name, asked);
        if (own !== ELSEWHERE) return own;
      } else {
        // What is said before somebody listens here would be lost.
        await hearing.ready(room);
        const came = await post.askHolder(leases.keyOf(leaseOf(room)), question);
        const found = await this.#follow(came, question, isOpening);
        if (found !== ELSEWHERE) return found;
      }
      if (!isOpening) return absent(name);
      if (performance.now() > until) throw new AppError("room_moved", `${room}: no owner answers`);
      await pause(LOOK_MS);
    }
  }

  /** Goes where the holder of a room's lease, or its absence, leads. */
  async #follow(
    came: Came,
    question: Extract<NodeQuestion, { kind: "room" }>,
    isOpening: boolean,
  ): Promise<unknown> {
    const { room, name, asked } = question;
    const { deaf, leases, mayOwn } = this.options;
    switch (came.kind) {
      case "answered":
        deaf.hears(came.holder.node);
        return this.#there(room, name, came);
      case "here":
        return this.#here(room, name, asked);
      case "nobody":
        if (!isOpening) return absent(name);
        return mayOwn() ? this.#here(room, name, asked) : this.#atAnother(name, question);
      case "deaf":
        if (!deaf.isGone(came.holder.node) || !isOpening || !mayOwn()) return ELSEWHERE;
        // Whether that one is dead or cut off: what it still writes, the database refuses once this one has written.
        await leases.take(leaseOf(room), came.holder);
        return this.#here(room, name, asked);
    }
  }

  async #here(room: RoomId, name: RoomCall, asked: unknown): Promise<unknown> {
    try {
      const call = this.options.owned.of(room)[name] as (asked: unknown) => Promise<unknown>;
      return await call.call(this.options.owned.of(room), asked);
    } catch (error) {
      if (error instanceof Elsewhere) return ELSEWHERE;
      throw error;
    }
  }

  #there(
    room: RoomId,
    name: RoomCall,
    { holder, answer }: { holder: { fence: number }; answer: unknown },
  ): unknown {
    const outcome = RoomOutcome.parse(answer);
    if ("elsewhere" in outcome) return ELSEWHERE;
    if (outcome.ok && LETS_IN.has(name)) this.options.hearing.owner(room, holder.fence);
    return answerIn(name, outcome);
  }

  /** Has one of the nodes that may own rooms become the owner. */
  async #atAnother(name: RoomCall, question: NodeQuestion): Promise<unknown> {
    const { answers } = await this.#askAll({ kind: "owns" });
    const nodes = answers.filter((answer) => typeof answer === "string");
    const node = nodes[Math.floor(Math.random() * nodes.length)];
    const came = node && (await this.options.post.askNode(node, question));
    if (!came) return ELSEWHERE;
    const outcome = RoomOutcome.parse(came.answer);
    return "elsewhere" in outcome ? ELSEWHERE : answerIn(name, outcome);
  }
}

const ELSEWHERE = Symbol("elsewhere");

function absent(name: RoomCall): null {
  if (Object.hasOwn(WITHOUT_OWNER, name)) return null;
  throw new AppError("room_moved", "no owner has it open");
}
