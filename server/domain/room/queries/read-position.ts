import type { ActorId, ControlId, RoomId } from "@/core/kernel/ids/ids";
import type { RoomDeps } from "../deps";
import { roomFor } from "../entry/room-for";
import type { Rooms } from "../port/rooms";

/**
 * The position of a room's present picture on a control, in sigmas. A hold pins it there, so that pinning changes nothing.
 * `render_unavailable` before the first frame, `unknown_control` where the model has none of that name.
 */
export async function readPosition(
  deps: Pick<RoomDeps, "database">,
  rooms: Pick<Rooms, "of">,
  { room: id, control, actor }: { room: RoomId; control: ControlId; actor: ActorId },
): Promise<number> {
  const room = await roomFor(deps, rooms, id, actor);
  return (await room.position({ control })).sigmas;
}
