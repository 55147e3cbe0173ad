import { randomUUID } from "node:crypto";
import type { WorkId } from "@/core/kernel/ids/ids";
import { CONSENT_MS } from "@/core/work/record/consent";
import type { HasDatabase } from "@/prisma/client";
import type { RoomDeps } from "@/server/domain/room/deps";
import type { AsksJobs } from "../deps";
import { asWork } from "../row";

/** The answers that are still missing. */
const WAITED_FOR = { asked: true, consent: "pending" } as const;

/**
 * Continues with a work once everyone who was asked has answered. If somebody has withdrawn while others are still asked, the picture in
 * question is drawn again. Returns whether the work continues.
 */
export async function settleConsent(
  deps: HasDatabase & AsksJobs,
  id: WorkId,
  { redraw }: { redraw: boolean },
): Promise<boolean> {
  const { count } = await deps.database.db.work.updateMany({
    where: { id, status: "awaiting", credits: { none: WAITED_FOR } },
    data: { status: "preparing", reason: null },
  });
  // Under a job name of its own, because the job that asked may be about to end.
  if (count > 0 || redraw) await deps.jobs.ask("publish", `publish/${id}/${randomUUID()}`, { work: id });
  return count > 0;
}

/**
 * Leaves out people who have not answered within seven days, and continues with works that wait for nobody any more. Several processes
 * may run it: each work is settled by one of them.
 */
export async function settleOverdue(deps: Pick<RoomDeps, "database" | "now"> & AsksJobs): Promise<number> {
  const { db } = deps.database;
  const overdue = new Date(deps.now() - CONSENT_MS);
  await db.workCredit.updateMany({
    where: { ...WAITED_FOR, of: { status: "awaiting", askedAt: { lte: overdue } } },
    data: { consent: "withdrawn", decidedAt: null },
  });
  const settled = asWork(
    await db.work.findMany({
      where: { status: "awaiting", credits: { none: WAITED_FOR } },
      select: { id: true },
    }),
  );
  for (const { id } of settled) await settleConsent(deps, id, { redraw: false });
  return settled.length;
}
