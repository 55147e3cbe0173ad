import type { Db } from "@/prisma/client";
import { type LiftDeps, liftWaiting } from "@/server/domain/moderation/cases/lift";
import type { RoomDeps } from "@/server/domain/room/deps";
import type { Rooms } from "@/server/domain/room/port/rooms";
import type { AsksJobs } from "@/server/domain/work/deps";
import { forgetOldExports } from "./domain/export/forget-old-exports";
import { forget } from "./domain/retention/retention";
import { sweepBlobs } from "./domain/storage/sweep-blobs";
import { settleOverdue } from "./domain/work/consent/settle-consent";
import type { Logger } from "./infra/log/logger";

const HOUR = 3_600_000;

export type Chores = Record<string, () => Promise<unknown>>;

type ForAll = {
  work: Pick<RoomDeps, "database" | "blobs" | "now"> & { logger: Logger } & AsksJobs;
  moderation: LiftDeps;
  rooms: Pick<Rooms, "open">;
};

/** What one process does every hour for the whole instance. */
export const choresForAll = ({ work, moderation, rooms }: ForAll): Chores => ({
  "data whose retention has ended": () => forgetEnded({ db: work.database.db, rooms, logger: work.logger }),
  "old exports": () => forgetOldExports(work, work.now()),
  "what decisions took in rooms": () => liftWaiting(moderation),
  "works that wait for answers": () => settleOverdue(work),
  "blobs that nothing names": async () => {
    const swept = await sweepBlobs({ db: work.database.db, blobs: work.blobs }, work.now());
    if (swept.blobs > 0) work.logger.info({ swept }, "deleted unreferenced blobs");
  },
});

/** What every process does that owns rooms. */
export const choresOfOwner = (owned: { fade: () => Promise<void> }): Chores => ({
  "pulls of people who left": () => owned.fade(),
});

/**
 * Does chores now and every hour, each by itself: one that fails is logged, and tried again with the next.
 * @param areMine asked each time: of several processes that could do them, one does
 */
export function startChores(
  chores: Chores,
  { logger, areMine = async () => true }: { logger: Logger; areMine?: () => Promise<boolean> },
): { stop: () => Promise<void> } {
  const fail = (chore: string) => (error: unknown) =>
    logger.error({ err: error, chore }, "an hourly chore failed");
  const doAll = async () => {
    if (!(await areMine())) return;
    for (const [chore, run] of Object.entries(chores)) await run().catch(fail(chore));
  };
  const doOrSay = () => doAll().catch(fail("who does them"));
  let doing = doOrSay();
  const timer = setInterval(() => {
    doing = doing.then(doOrSay);
  }, HOUR);
  return {
    stop: async () => {
      clearInterval(timer);
      await doing;
    },
  };
}

/** Deletes data whose retention has ended, and logs how much that was. */
async function forgetEnded({ db, rooms, logger }: { db: Db; rooms: Pick<Rooms, "open">; logger: Logger }) {
  const forgotten = await forget(db, { now: Date.now(), rooms });
  logger.info({ forgotten }, "deleted data whose retention has ended");
}
