import { randomUUID } from "node:crypto";
import { canonicalJson } from "@/core/kernel/canon/jcs";
import { AppError } from "@/core/kernel/errors";
import { caseOf, follow, liveStateOf, type ModerationCase, priorityOf } from "@/core/moderation/case";
import type { ModerationBody, ModerationEvent } from "@/core/moderation/events";
import { partsOfSubject } from "@/core/moderation/subjects";
import type { Tx } from "@/prisma/client";
import type { CaseDeps } from "../deps";
import type { CaseRow } from "./case-row";
import { derive } from "./derive";
import { readEvents } from "./read-events";

/**
 * Adds an event to a case and brings everything that is derived from events up to date, in one transaction. `conflict` where
 * somebody else added one first.
 */
export async function append(
  tx: Tx,
  deps: Pick<CaseDeps, "secrets" | "now">,
  row: CaseRow,
  { actor, body }: { actor: string; body: ModerationBody },
  before?: ModerationCase,
): Promise<ModerationEvent> {
  const found = before ?? caseOf(await readEvents(tx, row.id));
  const { kind, ...data } = body;
  const at = deps.now();
  const event: ModerationEvent = { id: randomUUID(), actor, at, ...body };
  const version = found.version + 1;
  try {
    await tx.moderationEvent.create({
      data: {
        id: event.id,
        subject: row.subject,
        case: row.id,
        version,
        kind,
        actor,
        data: canonicalJson(data as never),
        at: new Date(at),
      },
    });
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "P2002") throw new AppError("conflict");
    throw error;
  }
  await keepCase(tx, row, follow(found, event), at);
  if (event.kind === "decide") await keepConcerned(tx, row, event.concerned ?? []);
  await derive(tx, deps, row, event);
  return event;
}

/** Writes down whom a case concerns, for each of them to find it by. */
async function keepConcerned(tx: Tx, { id }: CaseRow, concerned: readonly string[]): Promise<void> {
  const known = await tx.caseConcern.findMany({ where: { case: id }, select: { actor: true } });
  const more = concerned.filter((actor) => !known.some((one) => one.actor === actor));
  if (more.length > 0) await tx.caseConcern.createMany({ data: more.map((actor) => ({ case: id, actor })) });
}

/** Writes down what a case has come to, for the queue to be read from. */
export async function keepCase(tx: Tx, row: CaseRow, now: ModerationCase, at: number): Promise<void> {
  const found = {
    state: now.state,
    priority: priorityOf(now),
    version: now.version,
    live: liveStateOf(now),
    reports: now.reports.length,
    claimedBy: now.claimedBy,
    claimedAt: now.claimedAt === null ? null : new Date(now.claimedAt),
    updatedAt: new Date(at),
  };
  const { id, subject, concerns } = row;
  await tx.moderationCase.upsert({
    where: { id },
    create: { id, subject, concerns, kind: partsOfSubject(subject).kind, openedAt: new Date(at), ...found },
    update: found,
  });
}
