import { AppError } from "@/core/kernel/errors";
import { WorkId } from "@/core/kernel/ids/ids";
import { findCollection } from "@/server/domain/collection/find-collection";
import type { RoomDeps } from "@/server/domain/room/deps";
import type { Sealing } from "@/server/domain/work/deps";
import { readShown } from "@/server/domain/work/read-shown";
import { readRecord } from "@/server/domain/work/read-work";

/** The status a work's page is answered with: 410 for what was here and is not shown any more. */
export const statusOfWork = (deps: Pick<RoomDeps, "database">, id: string): Promise<200 | 404 | 410> =>
  statusOf(() => readShown(deps, id));

/** The status a record's page is answered with: 410 for a version that somebody has withdrawn from. */
export const statusOfRecord = (
  deps: Pick<RoomDeps, "database"> & Pick<Sealing, "signer">,
  id: string,
  version: string,
): Promise<200 | 404 | 410> =>
  statusOf(() => readRecord(deps, WorkId.parse(id), /^\d{1,5}$/.test(version) ? Number(version) : undefined));

async function statusOf(read: () => Promise<unknown>): Promise<200 | 404 | 410> {
  try {
    await read();
    return 200;
  } catch (error) {
    return error instanceof AppError && error.code === "gone" ? 410 : 404;
  }
}

/** The status a collection's page is answered with: 410 for what moderation took off. */
export async function statusOfCollection(
  deps: Pick<RoomDeps, "database">,
  id: string,
): Promise<200 | 404 | 410> {
  const found = await findCollection(deps, id);
  if (!found) return 404;
  return found === "taken off" ? 410 : 200;
}
