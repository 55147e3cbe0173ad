import { canonicalBytes } from "@/core/kernel/canon/bytes";
import { type Code, fail, ok, type Result } from "@/core/kernel/errors";
import type { EventBody, EventKind, RoomEvent } from "@/core/room/log/event";
import { ROOM_LIMITS } from "@/core/room/protocol/limits";
import type { Waiting } from "./waiting";

/** Bytes of an event besides its payload: ids, two hashes, time and actor. */
const ENVELOPE_BYTES = 300;
/** Bytes of an edit's payload besides the edit: tab, number, gesture, a model's hash. */
const NUMBERS_BYTES = 200;

/** Bytes that an event counts in its room's log. */
export const eventBytes = ({ payload }: Pick<RoomEvent, "payload">): number =>
  canonicalBytes(payload) + ENVELOPE_BYTES;

/** At most what an edit will count once it is an event. */
export const waitingBytes = ({ edit }: Pick<Waiting, "edit">): number =>
  canonicalBytes(edit) + NUMBERS_BYTES + ENVELOPE_BYTES;

/** What adds to the picture or to the people ends where the quota does; what a host does to members, a little later. */
const LEADING: ReadonlySet<EventKind> = new Set(["role", "kick", "mute", "freeze", "lock"]);

/** How many bytes a room's log holds, on disk and in line, and how many it may. */
export class LogRoom {
  #used: number;

  constructor(
    used: number,
    /** The quota in bytes. Changes when the setting does. */
    public most: number,
  ) {
    this.#used = used;
  }

  add(bytes: number): void {
    this.#used += bytes;
  }

  /** `log_full` where this many more do not fit. */
  fits(bytes: number, most = this.most): Result<number> {
    return this.#used + bytes > most ? fail("log_full") : ok(bytes);
  }

  /** Why an event no longer fits into the log; null where it fits. Leaving always fits: nobody leaves more often than they came. */
  against(body: EventBody): Code | null {
    if (body.kind === "left") return null;
    const most = LEADING.has(body.kind) ? this.most + ROOM_LIMITS.logReserveBytes : this.most;
    const fits = this.fits(eventBytes(body), most);
    return fits.ok ? null : fits.error;
  }
}
