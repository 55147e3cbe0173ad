import type { Db } from "@/prisma/client";
import { type LiftDeps, liftWhatWaits } from "@/server/domain/moderation/cases/lift";
import type { Rooms } from "@/server/domain/room/port/rooms";
import { forgetOldExports } from "./domain/export/forget-old-exports";
import { forget } from "./domain/retention/retention";
import { sweepBlobs } from "./domain/storage/sweep-blobs";
import { settleOverdue } from "./domain/work/consent/settle-consent";
import type { WorkDeps } from "./domain/work/deps";
import type { Logger } from "./infra/log/logger";

const HOUR = 3_600_000;

/** What is done every hour, each by itself: one that fails is logged, and tried again with the next. */
export function startChores(
  work: Pick<WorkDeps, "database" | "blobs" | "logger" | "now" | "jobs">,
  moderation: LiftDeps,
  owned: { fade: () => Promise<void> },
): { stop: () => Promise<void> } {
  const chores: Record<string, () => Promise<unknown>> = {
    "old exports": () => forgetOldExports(work, work.now()),
    "what decisions took in rooms": () => liftWhatWaits(moderation),
    "works that wait for answers": () => settleOverdue(work),
    "pulls of people who left": () => owned.fade(),
    "blobs that nothing names": async () => {
      const swept = await sweepBlobs({ db: work.database.db, blobs: work.blobs }, work.now());
      if (swept.blobs > 0) work.logger.info({ swept }, "deleted unreferenced blobs");
    },
  };
  const doAll = async () => {
    for (const [chore, run] of Object.entries(chores))
      await run().catch((error: unknown) =>
        work.logger.error({ err: error, chore }, "an hourly chore failed"),
      );
  };
  let doing = doAll();
  const timer = setInterval(() => {
    doing = doing.then(doAll);
  }, HOUR);
  return {
    stop: async () => {
      clearInterval(timer);
      await doing;
    },
  };
}

type Forgetting = { db: Db; rooms: Pick<Rooms, "open">; logger: Logger };

/** Deletes data whose retention has ended, every hour, and logs how much that was. */
export function startForgetting({ db, rooms, logger }: Forgetting): { stop: () => void } {
  const clean = () =>
    forget(db, { now: Date.now(), rooms }).then(
      (forgotten) => logger.info({ forgotten }, "deleted data whose retention has ended"),
      (error: unknown) => logger.error({ err: error }, "data whose retention has ended could not be deleted"),
    );
  void clean();
  const timer = setInterval(() => void clean(), HOUR);
  return { stop: () => clearInterval(timer) };
}
