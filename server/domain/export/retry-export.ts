import { AppError } from "@/core/kernel/errors";
import type { ActorId } from "@/core/kernel/ids/ids";
import type { RoomDeps } from "@/server/domain/room/deps";
import type { FollowsJobs } from "@/server/domain/work/deps";
import { exportLimit, isBeingMade } from "./export-limit";
import { requireMine } from "./require-mine";
import { exportJob } from "./row";

/** Has an export made that failed or was cancelled; `conflict` for one that is ready. */
export async function retryExport(
  deps: Pick<RoomDeps, "database" | "now"> & FollowsJobs,
  actor: ActorId,
  id: string,
): Promise<void> {
  const row = await requireMine(deps, actor, id);
  if (row.readyAt) throw new AppError("conflict", "ready", "This export is ready.");
  const [job] = await deps.jobs.named([exportJob(id)]);
  if (!isBeingMade(job, row.createdAt.getTime(), deps.now())) {
    const requireFree = await exportLimit(deps, actor);
    await deps.database.db.$transaction(async (tx) => {
      await requireFree(tx);
      // Counted from now on: of two that ask at once, the second sees the first.
      await tx.roomExport.updateMany({
        where: { id, createdAt: row.createdAt, readyAt: null },
        data: { createdAt: new Date(deps.now()) },
      });
    });
  }
  await deps.jobs.ask("export", exportJob(id), { export: id });
}
