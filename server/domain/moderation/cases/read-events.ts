import { caseOf, type ModerationCase } from "@/core/moderation/case";
import { ModerationBody, type ModerationEvent } from "@/core/moderation/events";
import type { Db } from "@/prisma/client";

type Row = { id: string; case: string; version: number; kind: string; actor: string; data: string; at: Date };

/** An event as it was kept. */
export const eventOf = ({ id, kind, actor, data, at }: Row): ModerationEvent => ({
  id,
  actor,
  at: at.getTime(),
  ...ModerationBody.parse({ ...JSON.parse(data), kind }),
});

/** A case's events in order. */
export async function readEvents(db: Pick<Db, "moderationEvent">, id: string): Promise<ModerationEvent[]> {
  const rows = await db.moderationEvent.findMany({ where: { case: id }, orderBy: { version: "asc" } });
  return rows.map(eventOf);
}

/** Several cases, folded. */
export async function readCases(
  db: Pick<Db, "moderationEvent">,
  ids: readonly string[],
): Promise<Map<string, ModerationCase>> {
  const rows = await db.moderationEvent.findMany({
    where: { case: { in: [...ids] } },
    orderBy: [{ case: "asc" }, { version: "asc" }],
  });
  const events = groupBy(rows);
  return new Map([...events].map(([id, of]) => [id, caseOf(of.map(eventOf))]));
}

function groupBy(rows: readonly Row[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(row.case);
    if (group) group.push(row);
    else groups.set(row.case, [row]);
  }
  return groups;
}
