import { reduce } from "@/core/room/rules/reduce";
import type { RoomState } from "@/core/room/rules/state";
import type { RoomEvent } from "./event";

/** The state a log comes to, from its beginning or from a snapshot. Throws RangeError on an empty log without one. */
export function replay(events: readonly RoomEvent[], from: RoomState | null = null): RoomState {
  let state = from;
  for (const event of events) state = reduce(state, event);
  if (!state) throw new RangeError("an empty log has no state");
  return state;
}
