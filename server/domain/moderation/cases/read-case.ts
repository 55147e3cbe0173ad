import { AppError } from "@/core/kernel/errors";
import type { ActorId, WorkId } from "@/core/kernel/ids/ids";
import { appealsOf, caseOf, liveStateOf, type ModerationCase } from "@/core/moderation/case";
import { contentState, STRIKES } from "@/core/moderation/standing";
import type { SubjectKind } from "@/core/moderation/subjects";
import { partsOfSubject, type Subject } from "@/core/moderation/subjects";
import type { Db } from "@/prisma/client";
import { peopleOf } from "@/server/domain/identity/actors";
import { asWorkParent } from "@/server/domain/work/row";
import { type CaseRow, requireCase } from "./case-row";
import { readCases, readEvents } from "./read-events";
import { readSubject } from "./read-subject";

const CONTEXT = 6;
const DESCENDANTS = 200;

/** Everything a moderator needs to decide a case, in one place. */
export async function readCase(db: Db, id: string) {
  const row = await requireCase(db, id);
  const events = await readEvents(db, id);
  const found = caseOf(events);
  const [subject, earlier, strikes, standing, context, descendants] = await Promise.all([
    readSubject(db, row.subject),
    readEarlier(db, id, row.subject, row.concerns),
    row.concerns
      ? db.strike.findMany({ where: { actor: row.concerns, liftedAt: null, expiresAt: { gt: new Date() } } })
      : [],
    row.concerns ? db.personStanding.findUnique({ where: { actor: row.concerns } }) : null,
    readContext(db, row.subject),
    readDescendants(db, row.subject),
  ]);
  const people = await peopleOf(db, [
    ...new Set([
      ...events.map((e) => e.actor),
      ...(row.concerns ? [row.concerns] : []),
      ...context.map((c) => c.actor),
    ]),
  ]);
  const nameOf = (actor: string) => (actor === "system" ? "Cohue" : (people.get(actor)?.name ?? ""));
  const kind: SubjectKind = partsOfSubject(row.subject).kind;
  return {
    id,
    kind,
    subjectId: row.subject,
    version: found.version,
    state: found.state,
    held: found.held,
    escalated: found.escalated,
    claimedBy: found.claimedBy,
    claimedByName: found.claimedBy && nameOf(found.claimedBy),
    claimedAt: found.claimedAt,
    decision: found.decision && { ...found.decision, byName: nameOf(found.decision.by) },
    appeal: found.appeal && { outcome: found.appeal.outcome, reasons: found.appeal.reasons },
    /** One of each person concerned; one answer is for all. */
    appeals: found.appeal ? appealsOf(found.appeal).map((a) => ({ ...a, byName: nameOf(a.by) })) : [],
    concerned: found.concerned,
    /** What was done in a live room, and what was given back of it. */
    live: liveOf(found),
    reports: found.reports.map((r) => ({ ...r, name: nameOf(r.reporter) })),
    flags: found.flags,
    subject,
    content: contentState([found]).state,
    concerns: row.concerns
      ? {
          actor: row.concerns,
          name: nameOf(row.concerns),
          isGuest: people.get(row.concerns)?.isGuest ?? true,
          strikes: strikes.length,
          manyStrikes: strikes.length + 1 >= STRIKES,
          mutedUntil: standing?.mutedUntil?.getTime() ?? null,
          suspendedUntil: standing?.suspendedUntil?.getTime() ?? null,
          bannedAt: standing?.bannedAt?.getTime() ?? null,
        }
      : null,
    earlier,
    context: context.map((line) => ({ ...line, name: nameOf(line.actor) })),
    descendants,
    history: events.map((e) => ({ ...e, name: nameOf(e.actor) })),
  };
}

/** Decisions before this one, on the same thing and about the same person. */
async function readEarlier(db: Db, id: string, subject: Subject, concerns: string | null) {
  const rows = await db.moderationCase.findMany({
    where: { id: { not: id }, OR: [{ subject }, ...(concerns ? [{ concerns }] : [])] },
    orderBy: { openedAt: "desc" },
    take: 30,
  });
  const cases = await readCases(
    db,
    rows.map((row) => row.id),
  );
  const subjects = await Promise.all(rows.map((row) => readSubject(db, row.subject as Subject)));
  return rows.map((row, i) => ({
    id: row.id,
    subject: row.subject,
    title: subjects[i]?.title ?? "",
    same: row.subject === subject,
    state: row.state,
    at: row.openedAt.getTime(),
    decisions: cases.get(row.id)?.decisions.map(({ decision, at, ended }) => ({ decision, at, ended })) ?? [],
  }));
}

/** What was said around a line of chat or a comment. */
async function readContext(db: Db, subject: Subject) {
  const { kind, id } = partsOfSubject(subject);
  if (kind !== "chat" && kind !== "comment") return [];
  const around = async () => {
    if (kind === "chat") {
      const line = await db.chatLine.findUnique({ where: { id } });
      if (!line) return [];
      const of = { room: line.room };
      return [
        ...(await db.chatLine.findMany({
          where: { ...of, at: { lte: line.at } },
          orderBy: { at: "desc" },
          take: CONTEXT,
        })),
        ...(await db.chatLine.findMany({
          where: { ...of, at: { gt: line.at } },
          orderBy: { at: "asc" },
          take: CONTEXT,
        })),
      ];
    }
    const line = await db.workComment.findUnique({ where: { id } });
    if (!line) return [];
    const of = { work: line.work };
    return [
      ...(await db.workComment.findMany({
        where: { ...of, at: { lte: line.at } },
        orderBy: { at: "desc" },
        take: CONTEXT,
      })),
      ...(await db.workComment.findMany({
        where: { ...of, at: { gt: line.at } },
        orderBy: { at: "asc" },
        take: CONTEXT,
      })),
    ];
  };
  return (await around())
    .sort((a, b) => a.at.getTime() - b.at.getTime())
    .map(({ id: lineId, actor, text, at }) => ({
      id: lineId,
      actor,
      text,
      at: at.getTime(),
      reported: lineId === id,
    }));
}

/** Every work that came of a work, however far: a removal lists them for review, and touches none. */
export async function readDescendants(db: Db, subject: Subject) {
  const { kind, id } = partsOfSubject(subject);
  if (kind !== "work") return [];
  const seen = new Set([id]);
  const found: {
    id: WorkId;
    title: string;
    from: WorkId;
    kind: string;
    generation: number;
    moderation: string;
    shown: boolean;
  }[] = [];
  let generation = [id];
  for (let depth = 1; generation.length > 0 && found.length < DESCENDANTS; depth++) {
    const rows = asWorkParent(
      await db.workParent.findMany({ where: { parent: { in: generation } }, include: { of: true } }),
    );
    generation = [];
    for (const { of, parent, kind } of rows) {
      if (seen.has(of.id)) continue;
      seen.add(of.id);
      generation.push(of.id);
      const shown = of.status === "published" && !["held", "hidden", "removed"].includes(of.moderation);
      found.push({
        id: of.id,
        title: of.title,
        from: parent,
        kind,
        generation: depth,
        moderation: of.moderation,
        shown,
      });
    }
  }
  return found;
}

/** A case's measure in a live room: what it was, its state, and how much of it was undone. */
function liveOf(found: ModerationCase) {
  const measure = found.decisions.at(-1)?.decision.live;
  return measure ? { measure, state: liveStateOf(found), lifted: found.lifted } : null;
}

/** A case as the person concerned sees it: what was decided and why, never who reported or who decided. */
export async function readMyCase(db: Db, actors: readonly ActorId[], id: string) {
  const row = await requireCase(db, id);
  const found = caseOf(await readEvents(db, id));
  const mine = actors.some((actor) => actor === row.concerns || found.concerned.includes(actor));
  if (!mine) throw new AppError("not_found");
  return myView(db, actors, row, found);
}

export async function myView(
  db: Db,
  actors: readonly ActorId[],
  { id, subject, concerns }: Pick<CaseRow, "id" | "subject" | "concerns">,
  found: ModerationCase,
) {
  const about = await readSubject(db, subject);
  const mine = found.appeal && appealsOf(found.appeal).find(({ by }) => actors.some((actor) => actor === by));
  return {
    id,
    version: found.version,
    subject,
    kind: partsOfSubject(subject).kind,
    title: about?.title ?? "",
    /** What they said, where it is about words. */
    text: about?.text ?? "",
    href: about?.href ?? null,
    state: found.state,
    held: found.held,
    decisions: found.decisions.map(({ decision, at, ended }) => ({ ...decision, at, ended })),
    live: liveOf(found),
    /** Why it was given back, as the moderators wrote it to them. */
    restored: found.restored,
    /** It is about them before all; else about something that they were part of. */
    foremost: actors.some((actor) => actor === concerns),
    appeal: found.appeal && {
      /** Null where others appealed, and they did not. */
      text: mine?.text ?? null,
      at: mine?.at ?? found.appeal.at,
      outcome: found.appeal.outcome,
      reasons: found.appeal.reasons,
    },
  };
}
