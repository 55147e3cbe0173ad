import { randomUUID } from "node:crypto";
import type { ActorId } from "@/core/kernel/ids/ids";
import type { ModerationCase } from "@/core/moderation/case";
import type { Decision, ModerationEvent } from "@/core/moderation/events";
import { RULES } from "@/core/moderation/rules";
import { contentState, restrictionOf, STRIKE_MS } from "@/core/moderation/standing";
import { partsOfSubject } from "@/core/moderation/subjects";
import type { Tx } from "@/prisma/client";
import { familyOf } from "@/server/domain/identity/actors";
import { applyStanding } from "@/server/domain/identity/bars";
import type { CaseDeps } from "../deps";
import type { CaseRow } from "./case-row";
import { readCases } from "./read-events";

/** A decision in one sentence: its rule, then what was found. */
export const sentenceOf = ({ rule, facts }: Pick<Decision, "rule" | "facts">): string =>
  `${RULES[rule].title}. ${facts}`;

/** Brings what is derived from a case's events up to date after one more: the subject's state, the person's standing, strikes, blocked fingerprints. */
export async function derive(
  tx: Tx,
  deps: Pick<CaseDeps, "secrets" | "now">,
  row: CaseRow,
  event: ModerationEvent,
): Promise<void> {
  if (["claim", "release", "note", "escalate", "appeal", "report", "lift"].includes(event.kind)) return;
  const cases = await tx.moderationCase.findMany({ where: { subject: row.subject }, select: { id: true } });
  const folded = await readCases(
    tx,
    cases.map((c) => c.id),
  );
  await deriveContent(tx, row, [...folded.values()]);
  if (row.concerns) await derivePerson(tx, deps, row.concerns);
  const now = folded.get(row.id);
  if (now) await deriveStrikes(tx, row, now);
  if (now) await deriveBlocks(tx, row, now);
}

async function deriveContent(tx: Tx, { subject }: CaseRow, cases: readonly ModerationCase[]): Promise<void> {
  const { state, label, reason } = contentState(cases);
  const { kind, id } = partsOfSubject(subject);
  const data = { moderation: state };
  switch (kind) {
    case "work": {
      const words = reason && (state === "hidden" || state === "removed") ? sentenceOf(reason) : null;
      const { status } = await tx.work.findUniqueOrThrow({ where: { id }, select: { status: true } });
      // A work that its makers took down keeps their reason.
      const reasons = status === "published" ? { reason: words } : {};
      await tx.work.update({ where: { id }, data: { ...data, label, ...reasons } });
      break;
    }
    case "room": {
      const room = await tx.room.findUnique({ where: { id } });
      // A guest's empty room is kept for a week, and a case about it for good.
      if (!room) break;
      const { closedAt, deletedAt, moderation } = room;
      const closed =
        state === "removed"
          ? { closedAt: closedAt ?? new Date() }
          : moderation === "removed"
            ? { closedAt: deletedAt }
            : {};
      await tx.room.update({ where: { id }, data: { ...data, ...closed } });
      break;
    }
    case "comment":
      await tx.workComment.updateMany({ where: { id }, data });
      break;
    case "chat": {
      const gone = state === "hidden" || state === "removed";
      // A line may be past its keeping by now.
      await tx.chatLine.updateMany({ where: { id }, data: { removedAt: gone ? new Date() : null } });
      break;
    }
    case "exhibition":
      // Its curator may have deleted it since.
      await tx.collection.updateMany({ where: { id }, data });
      break;
    case "person":
      break;
  }
}

/** A person is one, whatever they were called when each case was opened. */
async function derivePerson(tx: Tx, deps: Pick<CaseDeps, "secrets" | "now">, actor: ActorId): Promise<void> {
  const rows = await tx.moderationCase.findMany({
    where: { concerns: { in: await familyOf(tx, actor) } },
    select: { id: true },
  });
  const ids = rows.map((row) => row.id);
  const cases = await readCases(tx, ids);
  const made = restrictionOf(
    ids.map((id) => ({ id, decision: cases.get(id)?.decision ?? null })),
    sentenceOf,
  );
  await applyStanding(tx, deps, actor, made, deps.now());
}

/** A strike stands while its decision does. */
async function deriveStrikes(tx: Tx, { id, concerns }: CaseRow, now: ModerationCase): Promise<void> {
  await tx.strike.updateMany({
    where: { case: id, liftedAt: null, ...(now.decision ? { id: { not: now.decision.id } } : {}) },
    data: { liftedAt: new Date() },
  });
  if (!concerns || !now.decision?.strike) return;
  const { id: strike, rule, at } = now.decision;
  await tx.strike.upsert({
    where: { id: strike },
    create: {
      id: strike,
      actor: concerns,
      case: id,
      rule,
      at: new Date(at),
      expiresAt: new Date(at + STRIKE_MS),
    },
    update: {},
  });
}

/** Fingerprints are blocked while the removal that blocked them is in force. */
async function deriveBlocks(tx: Tx, { id, subject }: CaseRow, now: ModerationCase): Promise<void> {
  const blocked = await tx.blockedFingerprint.count({ where: { case: id, liftedAt: null } });
  const wanted = now.decision?.blockFingerprint === true;
  if (wanted && blocked === 0) {
    const work = partsOfSubject(subject).id;
    const fingerprints = await tx.fingerprint.findMany({ where: { work } });
    await tx.blockedFingerprint.createMany({
      data: fingerprints.map(({ orientation, hash }) => ({
        id: randomUUID(),
        orientation,
        hash,
        work,
        case: id,
        by: now.decision?.by ?? "",
      })),
    });
  }
  if (!wanted && blocked > 0)
    await tx.blockedFingerprint.updateMany({
      where: { case: id, liftedAt: null },
      data: { liftedAt: new Date() },
    });
}
