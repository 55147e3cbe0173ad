import type { ActorId } from "@/core/kernel/ids/ids";
import { UNDO_MS } from "@/core/moderation/case";
import type { Decision } from "@/core/moderation/events";
import type { HasDatabase } from "@/prisma/client";
import { eventOf, readCases } from "../cases/read-events";

export type Bulk = {
  id: string;
  at: number;
  /** Until when it can be taken back. */
  until: number;
  decision: Decision;
  cases: number;
  /** In how many of them the decision is still in force. */
  inForce: number;
};

/** A moderator's bulk decisions that they can still undo, newest first. */
export async function readBulks(
  { database: { db } }: HasDatabase,
  actors: readonly ActorId[],
  now: number,
): Promise<Bulk[]> {
  const rows = await db.moderationEvent.findMany({
    where: { kind: "decide", actor: { in: [...actors] }, at: { gt: new Date(now - UNDO_MS) } },
    orderBy: { at: "desc" },
  });
  const folded = await readCases(
    db,
    rows.map((row) => row.case),
  );
  const bulks = new Map<string, Bulk>();
  for (const row of rows) {
    const event = eventOf(row);
    if (event.kind !== "decide" || event.bulk === null) continue;
    const { bulk: id, decision, at } = event;
    const bulk = bulks.get(id) ?? { id, at, until: at + UNDO_MS, decision, cases: 0, inForce: 0 };
    bulk.cases++;
    // The first of them runs out first.
    bulk.until = Math.min(bulk.until, at + UNDO_MS);
    const found = folded.get(row.case);
    if (found?.state === "decided" && found.decision?.bulk === id) bulk.inForce++;
    bulks.set(id, bulk);
  }
  return [...bulks.values()].filter(({ inForce }) => inForce > 0);
}
