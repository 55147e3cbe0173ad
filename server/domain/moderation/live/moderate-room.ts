import type { RoomId } from "@/core/kernel/ids/ids";
import type { ModeratorAct } from "@/core/room/protocol/moderator-act";
import type { By } from "@/server/domain/room/port/calls";
import type { Rooms } from "@/server/domain/room/port/rooms";
import { seen } from "../cases/clean-body";

export type LiveAct = {
  room: RoomId;
  act: ModeratorAct;
  /** What the moderator saw. The audit log keeps it, and the people concerned read it. */
  facts: string;
};

const LEAST = 10;

/**
 * Freezes or thaws a room, sends somebody out or lets them in again, or sets one member back. The room's owner does it and keeps it:
 * `keep-decisions.ts`. `own_cause` for what a moderator would lift for themselves.
 */
export async function moderateRoom(
  rooms: Pick<Rooms, "of">,
  { actor, actors, isAdmin }: By,
  { room, act, facts }: LiveAct,
): Promise<{ seq: number; case: string | null }> {
  return rooms.of(room).moderate({ act, by: { actor, actors, isAdmin }, facts: seen(facts, LEAST) });
}
