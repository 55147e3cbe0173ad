import type { RoomId } from "@/core/ids/ids";
import type { Db } from "@/prisma/client";
import { toEvent } from "../store";

/** Edits looked through at most, from one settled picture to the next. */
const LOOKED_THROUGH = 2_000;

/**
 * A gesture is one moment, however often the picture settles on its way: what settled before is no moment any more where the
 * gesture that it ended with has gone on by `seq`.
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
  const since = await db.roomEvent.findMany({
    where: { room, kind: "edit", actor: last.actor, seq: { gt: before.seq, lte: seq } },
    orderBy: { seq: "asc" },
    take: LOOKED_THROUGH,
  });
  if (!since.some((row) => gestureOf(row) === gesture)) return;
  await db.settledFrame.update({
    where: { room_seq: { room, seq: before.seq } },
    data: { passing: true },
  });
}

function gestureOf(row: Parameters<typeof toEvent>[0]): string | null {
  const event = toEvent(row);
  return event.kind === "edit" ? `${event.actor}/${event.payload.client}/${event.payload.gesture}` : null;
}
