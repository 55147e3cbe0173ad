import type { ActorId } from "@/core/kernel/ids/ids";
import type { Edit } from "@/core/picture/edits/edit";
import type { RoomEvent } from "@/core/room/log/event";

export type Made = { by: ActorId; edit: Edit };

/** The edits that became part of a room's picture, in order: what people wrote, and what was in the proposals that won votes. */
export function editsMade(log: readonly RoomEvent[]): Made[] {
  const won = new Set(
    log.flatMap((e) => (e.kind === "elected" && e.payload.recipe ? [e.payload.winner] : [])),
  );
  return log.flatMap((event): Made[] => {
    if (event.kind === "edit") return [{ by: event.actor, edit: event.payload.edit }];
    if (event.kind !== "propose" || !won.has(event.seq)) return [];
    return event.payload.edits.map((edit) => ({ by: event.actor, edit }));
  });
}
