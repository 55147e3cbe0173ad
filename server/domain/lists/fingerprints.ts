import { AppError } from "@/core/kernel/errors";
import type { ActorId } from "@/core/kernel/ids/ids";
import type { HasDatabase } from "@/prisma/client";
import { audit } from "@/server/domain/audit/audit";
import { peopleOf } from "@/server/domain/identity/actors";
import { asBlockedFingerprint } from "./row";

/** A work whose like may not be published again without a moderator: one row stands for its eight orientations. */
export type BlockedFingerprint = {
  work: string;
  title: string;
  case: string;
  hash: string;
  by: string;
  at: number;
  liftedAt: number | null;
};

const SHOWN = 500;

/** Fingerprints that are or were blocked, the latest first. */
export async function listBlocked({ database: { db } }: HasDatabase): Promise<BlockedFingerprint[]> {
  const rows = asBlockedFingerprint(
    await db.blockedFingerprint.findMany({
      where: { orientation: 0 },
      orderBy: { at: "desc" },
      take: SHOWN,
    }),
  );
  const [people, works] = await Promise.all([
    peopleOf(
      db,
      rows.map((row) => row.by),
    ),
    db.work.findMany({
      where: { id: { in: rows.map((row) => row.work) } },
      select: { id: true, title: true },
    }),
  ]);
  const titles = new Map(works.map(({ id, title }) => [id, title]));
  return rows.map((row) => ({
    work: row.work,
    title: titles.get(row.work) ?? row.work,
    case: row.case,
    hash: row.hash,
    by: people.get(row.by)?.name ?? "",
    at: row.at.getTime(),
    liftedAt: row.liftedAt?.getTime() ?? null,
  }));
}

/** Lets what has a blocked fingerprint be published again. `not_found` where it is not blocked. */
export async function liftBlocked(
  { database: { db } }: HasDatabase,
  by: ActorId,
  work: string,
  now: number,
): Promise<void> {
  await db.$transaction(async (tx) => {
    const { count } = await tx.blockedFingerprint.updateMany({
      where: { work, liftedAt: null },
      data: { liftedAt: new Date(now) },
    });
    if (count === 0) throw new AppError("not_found");
    await audit(tx, {
      actor: by,
      action: "fingerprint.lift",
      subject: `work:${work}`,
      before: { blocked: true },
      after: { blocked: false },
    });
  });
}
