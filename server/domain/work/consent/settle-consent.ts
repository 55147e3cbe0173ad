import { randomUUID } from "node:crypto";
import type { WorkId } from "@/core/kernel/ids/ids";
import { CONSENT_MS } from "@/core/work/record/consent";
import type { AsksJobs, WorkDeps } from "../deps";
import { asWork } from "../row";

/** What is still waited for. */
const WAITED_FOR = { asked: true, consent: "pending" } as const;

/**
 * Goes on with a work once all who were asked have answered; where somebody has withdrawn and others are still asked, the picture they
 * are asked about is drawn again. Answers whether it goes on.
 */
export async function settleConsent(
  deps: Pick<WorkDeps, "database"> & AsksJobs,
  id: WorkId,
  { redraw }: { redraw: boolean },
): Promise<boolean> {
  const { count } = await deps.database.db.work.updateMany({
    where: { id, status: "awaiting", credits: { none: WAITED_FOR } },
    data: { status: "preparing", reason: null },
  });
  // Under a name of its own: the job that asked may be about to end.
  if (count > 0 || redraw) await deps.jobs.ask("publish", `publish/${id}/${randomUUID()}`, { work: id });
  return count > 0;
}

/**
 * Leaves those out who have not answered within seven days, and goes on with what waits for nobody any more. Run now and then, by
 * however many processes: what one has settled is no other's to settle.
 */
export async function settleOverdue(deps: Pick<WorkDeps, "database" | "now"> & AsksJobs): Promise<number> {
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
