import type { ActorId, RoomId } from "@/core/kernel/ids/ids";
import type { ModerationCase } from "@/core/moderation/case";
import type { Decision } from "@/core/moderation/events";
import type { LiveMeasure } from "@/core/moderation/live";
import type { RuleId } from "@/core/moderation/rules";
import { subjectOf } from "@/core/moderation/subjects";
import type { Db, Tx } from "@/prisma/client";
import { append } from "../cases/append";
import { type CaseRow, newCase } from "../cases/case-row";
import { readCases } from "../cases/read-events";
import { asModerationCase } from "../cases/row";
import { tellDecided } from "../cases/tell";
import type { ModerationDeps } from "../deps";

export type LiveDecision = {
  live: LiveMeasure;
  by: ActorId;
  rule: RuleId;
  facts: string;
  /** Whom it concerns before all. */
  concerns: ActorId | null;
  /** Everyone concerned. */
  concerned: readonly ActorId[];
};

/** Keeps a measure in a live room as a decision, in a case of its own, and tells the people concerned: it has reasons and an appeal like any other decision. */
export async function decideLive(
  tx: Tx,
  deps: Pick<ModerationDeps, "secrets" | "now">,
  { live, by, rule, facts, concerns, concerned }: LiveDecision,
): Promise<CaseRow> {
  const row = await newCase(tx, subjectOf("room", live.room), concerns);
  const decision: Decision = {
    content: "none",
    person: "none",
    until: null,
    strike: false,
    rule,
    facts,
    label: null,
    blockFingerprint: false,
    live,
  };
  const body = { kind: "decide" as const, decision, bulk: null, concerned: [...concerned] };
  await append(tx, deps, row, { actor: by, body });
  await tellDecided(tx, row, body);
  return row;
}

export type LiveCase = { row: CaseRow; found: ModerationCase; live: LiveMeasure };

/** The case of what is in force in a live room: its freeze, or the removal of a member. Null where a host did it, or nobody. */
export async function caseInForce(
  db: Pick<Db, "moderationCase" | "moderationEvent">,
  room: RoomId,
  kind: "freeze" | "kick",
  member: readonly ActorId[] | null = null,
): Promise<LiveCase | null> {
  const subject = subjectOf("room", room);
  const rows = asModerationCase(
    await db.moderationCase.findMany({
      where: { subject, live: "stands", ...(member ? { concerns: { in: [...member] } } : {}) },
    }),
  );
  const cases = await readCases(
    db,
    rows.map((row) => row.id),
  );
  for (const { id, concerns } of rows) {
    const found = cases.get(id);
    const live = found?.decision?.live;
    if (found && live?.kind === kind && !found.lifted) return { row: { id, subject, concerns }, found, live };
  }
  return null;
}
