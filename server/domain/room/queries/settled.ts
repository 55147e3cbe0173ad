import type { RoomId, Sha256 } from "@/core/kernel/ids/ids";
import type { Settled } from "@/core/room/protocol/messages";
import type { Db, HasDatabase } from "@/prisma/client";
import type { Blobs } from "@/server/infra/blobs/blobs";
import { asSettledFrame } from "../row";

/** The address of a room's settled picture of a moment, for people who may see the room. */
export const settledUrl = (room: string, seq: number): string => `/api/frames/${room}/${seq}`;

export async function lastSettled(db: Db, room: RoomId): Promise<Settled | null> {
  const row = await db.settledFrame.findFirst({ where: { room }, orderBy: { seq: "desc" } });
  return row && { seq: row.seq, url: settledUrl(room, row.seq), hash: row.recipeHash, width: row.width };
}

/**
 * The bytes of the settled picture that a room showed at a moment: where later events left the picture as it was (the room was frozen, say),
 * that of an earlier one. Null where there is none yet.
 */
export async function readShown(deps: HasDatabase & { blobs: Blobs }, room: string, seq: number) {
  const row = await deps.database.db.settledFrame.findFirst({
    where: { room, seq: { lte: seq } },
    orderBy: { seq: "desc" },
    select: { seq: true },
  });
  return row && (await readSettled(deps, room, row.seq));
}

/** A settled picture's bytes; null when there is none of that moment. */
export async function readSettled(
  { database: { db }, blobs }: HasDatabase & { blobs: Blobs },
  room: string,
  seq: number,
): Promise<{ bytes: Uint8Array; mime: string; hash: Sha256; recipeHash: string } | null> {
  const row = asSettledFrame(await db.settledFrame.findUnique({ where: { room_seq: { room, seq } } }));
  if (!row) return null;
  const bytes = await blobs.get(row.blob);
  return bytes && { bytes, mime: row.mime, hash: row.blob, recipeHash: row.recipeHash };
}
