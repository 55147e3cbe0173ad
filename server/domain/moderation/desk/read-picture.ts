import { sha256Hex } from "@/core/kernel/canon/hash";
import { AppError } from "@/core/kernel/errors";
import type { RoomId, Sha256, WorkId } from "@/core/kernel/ids/ids";
import { partsOfSubject } from "@/core/moderation/subjects";
import { WorkRecord } from "@/core/work/record/record";
import type { Db } from "@/prisma/client";
import type { RoomDeps } from "@/server/domain/room/deps";
import { readSettled } from "@/server/domain/room/queries/settled";
import { asChatLine } from "@/server/domain/room/row";
import type { Drawing } from "@/server/domain/work/deps";
import { MIME } from "@/server/domain/work/files/make-file";
import { openStudio } from "@/server/domain/work/files/render-pixels";
import { asWork, asWorkFile } from "@/server/domain/work/row";
import { requireCase } from "../cases/case-row";

export type Picture = { bytes: Uint8Array; mime: string; hash: Sha256 };
export const PICTURE_SIZES = [256, 1024] as const;

/**
 * A work's picture for those who decide on it, also while it is held, hidden, removed or taken down: its file, else the settled
 * picture it was published from, else rendered again from its record. Asks nobody's permission.
 */
export async function readWorkPicture(
  deps: Pick<RoomDeps, "database" | "blobs"> & Pick<Drawing, "render">,
  id: WorkId,
  size: number,
): Promise<Picture> {
  const { db } = deps.database;
  const work = await db.work.findUnique({ where: { id } });
  if (!work) throw new AppError("not_found");
  const file = asWorkFile(
    await db.workFile.findFirst({
      where: { work: id, version: work.version, size: { gte: size } },
      orderBy: { size: "asc" },
    }),
  );
  const bytes = file && (await deps.blobs.get(file.blob));
  if (bytes) return { bytes, mime: MIME[file.format as keyof typeof MIME], hash: file.blob };
  const version = await db.workVersion.findFirst({ where: { work: id }, orderBy: { version: "desc" } });
  const settled = await db.settledFrame.findFirst({
    where: version
      ? { room: work.room, recipeHash: version.recipeHash }
      : { room: work.room, seq: { lte: work.seq } },
    orderBy: { seq: "desc" },
  });
  const frame = settled && (await readSettled(deps, settled.room, settled.seq));
  if (frame) return frame;
  if (!version) throw new AppError("not_found", "nothing was made of it yet");
  const studio = openStudio(deps, id);
  try {
    const { recipe } = WorkRecord.parse(JSON.parse(version.record));
    const jpeg = await studio.thumbnail(recipe, size);
    return { bytes: jpeg, mime: MIME.jpeg, hash: sha256Hex(jpeg) };
  } finally {
    studio.close();
  }
}

/** The room that a case opens to its moderators, and until which moment: for a work, only what led to it. */
export async function roomOfCase(db: Db, id: string): Promise<{ room: RoomId; until: number | null } | null> {
  const { subject } = await requireCase(db, id);
  const { kind, id: of } = partsOfSubject(subject);
  if (kind === "room") return { room: of, until: null };
  if (kind === "chat") {
    const line = asChatLine(await db.chatLine.findUnique({ where: { id: of }, select: { room: true } }));
    return line && { room: line.room, until: null };
  }
  if (kind === "work") {
    const work = asWork(await db.work.findUnique({ where: { id: of }, select: { room: true, seq: true } }));
    return work && { room: work.room, until: work.seq };
  }
  return null;
}

/** A moment of the room that a case is about; the last one there is where `seq` is null. */
export async function readCaseFrame(
  deps: Pick<RoomDeps, "database" | "blobs">,
  id: string,
  seq: number | null,
): Promise<Picture> {
  const { db } = deps.database;
  const found = await roomOfCase(db, id);
  if (!found || (seq !== null && found.until !== null && seq > found.until)) throw new AppError("not_found");
  const { room, until } = found;
  const last = await db.settledFrame.findFirst({
    where: { room, ...(seq !== null ? { seq } : until !== null ? { seq: { lte: until } } : {}) },
    orderBy: { seq: "desc" },
  });
  const frame = last && (await readSettled(deps, room, last.seq));
  if (!frame) throw new AppError("not_found");
  return frame;
}
