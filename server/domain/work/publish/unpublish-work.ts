import { AppError } from "@/core/kernel/errors";
import type { ActorId } from "@/core/kernel/ids/ids";
import { cleanLine } from "@/core/kernel/names/clean-name";
import { cut } from "@/core/kernel/names/clean-paragraphs";
import type { RoomDeps } from "@/server/domain/room/deps";
import { asWork, asWorkFile } from "../row";

const REASON_LENGTH = 300;

/**
 * Takes a work down: its page answers 410 with the reason, its files are gone, its record stays. One that waits for answers is given
 * up. By who published it.
 */
export async function unpublishWork(
  deps: Pick<RoomDeps, "database" | "blobs">,
  actor: ActorId,
  id: string,
  raw: string,
): Promise<void> {
  const { db } = deps.database;
  const gone = await db.$transaction(async (tx) => {
    const before = asWork(await tx.work.findUnique({ where: { id }, select: { asked: true } }));
    const { count } = await tx.work.updateMany({
      where: { id, publisher: actor, status: { in: ["published", "awaiting"] } },
      data: {
        status: "unpublished",
        asked: null,
        askedAt: null,
        reason: cut(cleanLine(raw), REASON_LENGTH) || null,
      },
    });
    if (count === 0) throw new AppError("not_found");
    const files = asWorkFile(await tx.workFile.findMany({ where: { work: id }, select: { blob: true } }));
    await tx.workFile.deleteMany({ where: { work: id } });
    return [...files.map(({ blob }) => blob), ...(before?.asked ? [before.asked] : [])];
  });
  for (const blob of gone) await deps.blobs.delete(blob);
}
