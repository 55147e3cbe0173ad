import type { ActorId } from "@/core/kernel/ids/ids";
import type { Decision } from "@/core/moderation/events";
import type { RuleId } from "@/core/moderation/rules";
import type { HasDatabase } from "@/prisma/client";
import { isBanned, type Standing } from "@/server/domain/identity/standing";
import { readCases } from "./read-events";

/** A person's present restriction, as they are told it. */
export type RestrictionNow = {
  kind: "banned" | "suspended" | "muted";
  /** Null: without an end. */
  until: number | null;
  /** Null where it was not decided in a case. */
  rule: RuleId | null;
  facts: string | null;
  case: string | null;
};

const MEASURE = { banned: "ban", suspended: "suspend", muted: "mute" } as const satisfies Record<
  RestrictionNow["kind"],
  Decision["person"]
>;

/** The gravest measure that is in force; null for someone who may do everything. */
function gravestOf(standing: Standing, now: number): Pick<RestrictionNow, "kind" | "until"> | null {
  const { bannedUntil, suspendedUntil, mutedUntil } = standing;
  if (isBanned(standing, now)) return { kind: "banned", until: bannedUntil };
  if (suspendedUntil !== null && suspendedUntil > now) return { kind: "suspended", until: suspendedUntil };
  if (mutedUntil !== null && mutedUntil > now) return { kind: "muted", until: mutedUntil };
  return null;
}

/** A person's present restriction and its decision: of the gravest measure, the one that lasts longest. */
export async function readRestriction(
  { database: { db } }: HasDatabase,
  actors: readonly ActorId[],
  standing: Standing,
  now: number,
): Promise<RestrictionNow | null> {
  const gravest = gravestOf(standing, now);
  if (!gravest) return null;
  const rows = await db.moderationCase.findMany({
    where: { concerns: { in: [...actors] } },
    select: { id: true },
  });
  const cases = await readCases(
    db,
    rows.map((row) => row.id),
  );
  const lasts = ({ until }: Pick<Decision, "until">) => until ?? Number.POSITIVE_INFINITY;
  const [from] = [...cases]
    .flatMap(([id, { decision }]) =>
      decision?.person === MEASURE[gravest.kind] && lasts(decision) > now ? [{ id, decision }] : [],
    )
    .sort((a, b) => lasts(b.decision) - lasts(a.decision));
  return {
    ...gravest,
    rule: from?.decision.rule ?? null,
    facts: from?.decision.facts ?? standing.reason,
    case: from?.id ?? null,
  };
}
