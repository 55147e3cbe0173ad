import { AppError } from "@/core/kernel/errors";
import type { ActorId } from "@/core/kernel/ids/ids";
import { partsOfSubject, type Subject } from "@/core/moderation/subjects";
import type { Db, Tx } from "@/prisma/client";
import { asModerationCase } from "./row";

export type CaseRow = { id: string; subject: Subject; concerns: ActorId | null };

export async function requireCase(db: Pick<Db, "moderationCase">, id: string): Promise<CaseRow> {
  const row = asModerationCase(await db.moderationCase.findUnique({ where: { id } }));
  if (!row) throw new AppError("not_found");
  return { id, subject: row.subject, concerns: row.concerns };
}

/** States in which a case takes reports. A report after the decision opens a new case. */
const TAKES_REPORTS = ["open", "appealed"];

/**
 * The case that reports on a subject go to now; a new one where there is none, told by `fresh`. Cases of what was done in a live
 * room take none.
 */
export async function caseFor(
  tx: Tx,
  subject: Subject,
  concerns: ActorId | null,
): Promise<CaseRow & { fresh: boolean }> {
  // Asked once: between two questions another could open one.
  const rows = await tx.moderationCase.findMany({
    where: { subject },
    select: { id: true, state: true, live: true },
  });
  const open = rows.find((row) => TAKES_REPORTS.includes(row.state) && row.live === null);
  return { id: open?.id ?? caseId(subject, rows.length), subject, concerns, fresh: !open };
}

function caseId(subject: Subject, before: number): string {
  const { kind, id } = partsOfSubject(subject);
  return `${kind}-${id}-${before + 1}`;
}

/** A case of its own on a subject, whatever others there are. */
export async function newCase(tx: Tx, subject: Subject, concerns: ActorId | null): Promise<CaseRow> {
  const before = await tx.moderationCase.count({ where: { subject } });
  return { id: caseId(subject, before), subject, concerns };
}
