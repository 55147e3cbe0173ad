import { AppError } from "@/core/kernel/errors";
import type { RoomId } from "@/core/kernel/ids/ids";
import type { HasDatabase } from "@/prisma/client";
import { asRoom } from "@/server/domain/room/row";

export type LiveRoom = {
  id: RoomId;
  slug: string;
  title: string;
  visibility: string;
  modelId: string;
  closed: boolean;
};

/** What a moderator knows of a room before entering it: private ones too, none of their pictures. `not_found` where there is none. */
export async function readLiveRoom({ database: { db } }: HasDatabase, slug: string): Promise<LiveRoom> {
  const row = asRoom(
    await db.room.findUnique({
      where: { slug },
      select: { id: true, slug: true, title: true, visibility: true, modelId: true, closedAt: true },
    }),
  );
  if (!row) throw new AppError("not_found");
  const { closedAt, ...facts } = row;
  return { ...facts, id: row.id, closed: closedAt !== null };
}
