import type { ActorId, RoomId } from "@/core/kernel/ids/ids";
import type { EventBody, RoomEvent } from "./event";
import { genesis, hashEvent } from "./hash-event";

/** What happened, when (milliseconds since 1970) and by whom, not yet linked into a log. */
export type Unlinked = { at: number; actor: ActorId } & EventBody;

/** Links bodies behind event `seq` whose hash is `head` (for a new log: seq -1 and `genesis(room)`). */
export function chainEvents(
  room: RoomId,
  seq: number,
  head: string,
  bodies: readonly Unlinked[],
): RoomEvent[] {
  let prev = head;
  return bodies.map((body, i) => {
    const unhashed = { v: 1 as const, room, seq: seq + 1 + i, prev, ...body };
    const event = { ...unhashed, hash: hashEvent(unhashed) } as RoomEvent;
    prev = event.hash;
    return event;
  });
}

export type ChainCheck =
  | { ok: true; seq: number; head: string }
  | { ok: false; seq: number; fault: "Order" | "Room" | "Link" | "Hash"; why: string };

/** Checks that events follow each other and each hash is its content's. `from` is what the first must follow. */
export function verifyChain(events: readonly RoomEvent[], from?: { seq: number; head: string }): ChainCheck {
  const first = events[0];
  let { seq, head } = from ?? { seq: -1, head: first ? genesis(first.room) : "" };
  for (const event of events) {
    if (event.seq !== seq + 1)
      return {
        ok: false,
        seq: event.seq,
        fault: "Order",
        why: `follows ${seq}, so its seq must be ${seq + 1}`,
      };
    if (event.room !== first?.room)
      return { ok: false, seq: event.seq, fault: "Room", why: "belongs to another room" };
    if (event.prev !== head)
      return {
        ok: false,
        seq: event.seq,
        fault: "Link",
        why: "does not name the hash of the event before it",
      };
    if (hashEvent(event) !== event.hash)
      return { ok: false, seq: event.seq, fault: "Hash", why: "its hash is not that of its content" };
    seq = event.seq;
    head = event.hash;
  }
  return { ok: true, seq, head };
}
