import { canonicalBytes } from "@/core/kernel/canon/bytes";
import { chainEvents, type Unlinked } from "@/core/room/log/chain";
import type { RoomEvent } from "@/core/room/log/event";
import { ROOM_LIMITS } from "@/core/room/protocol/limits";
import type { CommittedEvent } from "@/core/room/protocol/messages";
import { eventBytes, type LogRoom } from "./log-room";
import { reduceWithEffect } from "./reduce";
import type { RoomState } from "./state";

/** Linked events to be written in one transaction, fenced by `before`; then `committed` or `failed`. */
export type Group = {
  events: RoomEvent[];
  rev: number;
  before: { epoch: number; seq: number };
  /** The state that it leads to, for its snapshot and its roles. */
  after: RoomState;
  bytes: number;
};

/** How many committed events are kept at most for clients that come back soon. */
const TAIL_KEPT = 512;

/** Events on their way to the disk: linked to the log's chain at once, written in groups, one group at a time. */
export class WriteLine {
  /** On disk. */
  #state: RoomState;
  /** The state once everything that waits has been written. */
  #tip: RoomState;
  /** Linked, not yet on disk; the first `#writing` of them are being written. */
  #line: CommittedEvent[] = [];
  #writing = 0;
  #bytes = 0;
  #tail: CommittedEvent[] = [];

  constructor(
    state: RoomState,
    private readonly log: LogRoom,
  ) {
    this.#state = state;
    this.#tip = state;
  }

  /** Committed state. */
  get state(): RoomState {
    return this.#state;
  }

  /** The state once everything that waits has been written. */
  get tip(): RoomState {
    return this.#tip;
  }

  get isEmpty(): boolean {
    return this.#line.length === 0;
  }

  get isWriting(): boolean {
    return this.#writing > 0;
  }

  /** What everything in line takes in the log. */
  get bytes(): number {
    return this.#bytes;
  }

  link(bodies: readonly Unlinked[]): void {
    for (const event of chainEvents(this.#tip.room, this.#tip.seq, this.#tip.head, bodies)) {
      const { state, effect } = reduceWithEffect(this.#tip, event);
      this.#tip = state;
      this.#line.push({ event, effect });
      const bytes = eventBytes(event);
      this.#bytes += bytes;
      this.log.add(bytes);
    }
  }

  /** Everything in line, to be written; null when there is nothing. `rev`: of its last edit. */
  take(rev: number): Group | null {
    if (this.isEmpty) return null;
    this.#writing = this.#line.length;
    const { epoch, seq } = this.#state;
    const events = this.#line.map(({ event }) => event);
    return { events, rev, before: { epoch, seq }, after: this.#tip, bytes: this.#bytes };
  }

  /** A group is on disk. Answers its events. */
  written(group: Group): CommittedEvent[] {
    const events = this.#line.splice(0, this.#writing);
    this.#writing = 0;
    this.#bytes -= group.bytes;
    this.#state = group.after;
    this.#tail = inTail([...this.#tail, ...events]);
    return events;
  }

  /** A group could not be written: it stays first in line. */
  failed(): void {
    this.#writing = 0;
  }

  /** Committed events after `seq`, if all of them are still in memory. */
  tailAfter(seq: number): CommittedEvent[] | null {
    if (seq > this.#state.seq) return null;
    const tail = this.#tail.filter(({ event }) => event.seq > seq);
    return tail.length === this.#state.seq - seq ? tail : null;
  }
}

/** The newest events within the limit: a tab that missed more gets the whole recipe instead. */
function inTail(events: CommittedEvent[]): CommittedEvent[] {
  let first = events.length;
  let bytes = 0;
  while (first > 0 && events.length - first < TAIL_KEPT) {
    bytes += canonicalBytes(events[first - 1]);
    if (bytes > ROOM_LIMITS.tailBytes) break;
    first -= 1;
  }
  return events.slice(first);
}
