import { AppError } from "@/core/kernel/errors";
import type { ActorId } from "@/core/kernel/ids/ids";
import type { RoomDeps } from "@/server/domain/room/deps";
import type { FollowsJobs } from "@/server/domain/work/deps";
import { requireMine } from "./require-mine";
import { exportJob } from "./row";

/** Stops an export that is being made; `conflict` for one that is not. */
export async function cancelExport(
  deps: Pick<RoomDeps, "database" | "now"> & FollowsJobs,
  actor: ActorId,
  id: string,
): Promise<void> {
  await requireMine(deps, actor, id);
  if (!(await deps.jobs.cancel(exportJob(id))))
    throw new AppError("conflict", "not being made", "This export has finished or was cancelled already.");
}
