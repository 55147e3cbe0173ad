import { AppError } from "@/core/kernel/errors";
import type { ActorId, RoomId } from "@/core/kernel/ids/ids";
import type { RoomDeps } from "@/server/domain/room/deps";
import { memberRole, requireSight } from "@/server/domain/room/require";

/** Exports are for a room's host and editors: `viewer_only` for others who see it, `not_found` for those who do not. */
export async function requireEditor(
  deps: Pick<RoomDeps, "database">,
  room: RoomId,
  actor: ActorId,
): Promise<"host" | "editor"> {
  await requireSight(deps, room, actor);
  const role = await memberRole(deps, room, actor);
  if (role === "host" || role === "editor") return role;
  throw new AppError("viewer_only", "exports", "Exports are for the room's host and editors.");
}

/** The same for what is found by its own id: to everyone else it is not there, whatever room it is of. */
export async function requireEditorOf(
  deps: Pick<RoomDeps, "database">,
  room: RoomId,
  actor: ActorId,
): Promise<"host" | "editor"> {
  const role = await memberRole(deps, room, actor);
  if (role === "host" || role === "editor") return role;
  throw new AppError("not_found");
}
