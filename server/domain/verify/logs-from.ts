import type { RoomId } from "@/core/kernel/ids/ids";
import { type EventRow, toEvent } from "@/server/domain/room/store";
import type { Sources } from "./sources";

/** A room's first `size` events and the logs it was branched from, the root's first, as they are kept; null where they are not at hand. */
export type Rows = (log: { room: RoomId; size: number }) => Promise<EventRow[][] | null>;

/** The logs that a record names. Rejects with ZodError where a row is not an event. */
export const logsFrom =
  (rows: Rows): Sources["logs"] =>
  async ({ record }) => {
    const last = record.logs.at(-1);
    const kept = last ? await rows(last) : null;
    return kept?.map((log) => log.map(toEvent)) ?? null;
  };
