import { AppError } from "@/core/kernel/errors";
import type { ActorId, ControlId, RoomId } from "@/core/kernel/ids/ids";
import { round4 } from "@/core/picture/recipe/recipe";
import type { RoomRegistry } from "../actor/room-registry";
import type { RoomDeps } from "../deps";
import { requireSight } from "../require";

/**
 * The position of a room's present picture on a control, in sigmas. A hold pins it there, so that pinning changes nothing.
 * `render_unavailable` before the first frame, `unknown_control` where the model has none of that name.
 */
export async function readPosition(
  deps: Pick<RoomDeps, "database" | "models">,
  rooms: RoomRegistry,
  { room: id, control, actor }: { room: RoomId; control: ControlId; actor: ActorId },
): Promise<number> {
  await requireSight(deps, id, actor);
  const room = await rooms.get(id);
  const controls = deps.models.get(room.state.recipe.model.id)?.controls ?? [];
  const at = [...controls].indexOf(control);
  if (at === -1) throw new AppError("unknown_control");
  const value = room.standings?.[at];
  if (value === undefined) throw new AppError("render_unavailable");
  return round4(value);
}
