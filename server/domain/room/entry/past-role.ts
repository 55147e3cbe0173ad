import type { ActorId, RoomId } from "@/core/kernel/ids/ids";
import type { Db } from "@/prisma/client";
import { containing } from "@/prisma/like";
import { toEvent } from "../store";

/** Somebody's role when they were last in a room, under any of their ids. */
export type Past = {
  /** Whether they only watched. */
  wasViewer: boolean;
  /** When the host made them a viewer, in milliseconds since 1970; null where nobody did. */
  demotedAt: number | null;
};

/**
 * Looks up somebody who enters again: neither leaving nor another id changes their role.
 * @param actor whom they come as; the others of `family` count where that one was never here
 */
export async function readPast(
  db: Pick<Db, "roomMember" | "roomEvent">,
  room: RoomId,
  actor: ActorId,
  family: readonly ActorId[],
): Promise<Past> {
  const rows = await db.roomMember.findMany({
    where: { room, actor: { in: [...family] } },
    select: { actor: true, role: true },
    orderBy: { leftAt: "desc" },
  });
  const last = rows.find((row) => row.actor === actor) ?? rows[0];
  if (last?.role !== "viewer") return { wasViewer: false, demotedAt: null };
  return { wasViewer: true, demotedAt: await lastDemotion(db, room, last.actor) };
}

async function lastDemotion(db: Pick<Db, "roomEvent">, room: RoomId, actor: string): Promise<number | null> {
  const row = await db.roomEvent.findFirst({
    where: { room, kind: "role", payload: containing(JSON.stringify(actor)) },
    orderBy: { seq: "desc" },
  });
  const event = row && toEvent(row);
  return event?.kind === "role" && event.payload.role === "viewer" ? event.at : null;
}
