import type { RoomId } from "@/core/kernel/ids/ids";
import type { Db } from "@/prisma/client";
import { toEvent } from "../store";

/**
 * Makes a gesture one moment, however often the picture settles on its way: the settled picture before `seq` is no moment any
 * more where its last edit and the same person's next one belong to one gesture.
 */
export async function markPassing(
  db: Pick<Db, "roomEvent" | "settledFrame">,
  room: RoomId,
  seq: number,
): Promise<void> {
  const before = await db.settledFrame.findFirst({
    where: { room, seq: { lt: seq } },
    orderBy: { seq: "desc" },
    select: { seq: true },
  });
  if (!before) return;
  const last = await db.roomEvent.findFirst({
    where: { room, kind: "edit", seq: { lte: before.seq } },
    orderBy: { seq: "desc" },
  });
  const gesture = last && gestureOf(last);
  if (!gesture) return;
  const next = await db.roomEvent.findFirst({
    where: { room, kind: "edit", actor: last.actor, seq: { gt: before.seq, lte: seq } },
    orderBy: { seq: "asc" },
  });
  if (!next || gestureOf(next) !== gesture) return;
  await db.settledFrame.update({
    where: { room_seq: { room, seq: before.seq } },
    data: { passing: true },
  });
}

function gestureOf(row: Parameters<typeof toEvent>[0]): string | null {
  const event = toEvent(row);
  return event.kind === "edit" ? `${event.actor}/${event.payload.client}/${event.payload.gesture}` : null;
}
