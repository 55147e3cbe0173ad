import { AppError } from "@/core/kernel/errors";
import type { ActorId, RoomId } from "@/core/kernel/ids/ids";
import { EXPORT_LIMITS } from "@/core/work/export/export";
import { thin } from "@/core/work/export/plan-frames";
import type { RoomDeps } from "@/server/domain/room/deps";
import { withheldPictures } from "@/server/domain/room/queries/withheld";
import { asSettledFrame } from "@/server/domain/room/row";
import { tile } from "@/server/infra/video/tile";

const LARGEST = 2048;
const CELL = 256;
const GAP = 8;

/** A room's settled pictures from old to new on one square sheet of at most 2048 px. RGB bytes, [size x size x 3]. */
export async function contactSheet(
  deps: Pick<RoomDeps, "database" | "blobs">,
  { room, actor, signal }: { room: RoomId; actor: ActorId; signal: AbortSignal },
): Promise<{ rgb: Uint8Array; size: number }> {
  const withheld = await withheldPictures(deps, [room], actor);
  const rows = asSettledFrame(
    await deps.database.db.settledFrame.findMany({
      where: { room, passing: false },
      orderBy: { seq: "asc" },
    }),
  );
  // Moments with the same picture appear once.
  const shown = rows
    .filter((row, i) => row.recipeHash !== rows[i - 1]?.recipeHash)
    .filter((row) => !withheld.has(`${room}/${row.recipeHash}`));
  const pictures: Uint8Array[] = [];
  for (const { blob } of thin(shown, EXPORT_LIMITS.cells)) {
    signal.throwIfAborted();
    const bytes = await deps.blobs.get(blob);
    if (bytes) pictures.push(bytes);
  }
  if (pictures.length === 0)
    throw new AppError("conflict", "no pictures", "The room has no settled picture yet.");
  const columns = Math.ceil(Math.sqrt(pictures.length));
  const cell = Math.min(CELL, Math.floor((LARGEST - GAP) / columns) - GAP);
  return tile(pictures, { columns, cell, gap: GAP });
}
