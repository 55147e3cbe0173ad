import type { ActorId, WorkId } from "@/core/kernel/ids/ids";
import { caseOf } from "@/core/moderation/case";
import { partsOfSubject, type Subject, subjectOf } from "@/core/moderation/subjects";
import { WorkRecord } from "@/core/work/record/record";
import type { Db, HasDatabase } from "@/prisma/client";
import { peopleOf } from "@/server/domain/identity/actors";
import { readStanding } from "@/server/domain/identity/standing";
import { wholePerson } from "@/server/domain/identity/whole-person";
import { asWorkCredit, asWorkParent } from "@/server/domain/work/row";
import { requireCase } from "../cases/case-row";
import { readEvents } from "../cases/read-events";
import { roomOfCase } from "./read-picture";

const ANCESTORS = 100;

/** Evidence for a case, besides the case itself. For moderators. */
export async function readEvidence({ database: { db } }: HasDatabase, id: string) {
  const row = await requireCase(db, id);
  const found = caseOf(await readEvents(db, id));
  const at = await roomOfCase(db, id);
  const [work, room, person, ancestors, likes] = await Promise.all([
    readWorkEvidence(db, row.subject),
    at && db.room.findUnique({ where: { id: at.room } }),
    row.concerns ? readPersonEvidence(db, row.concerns) : null,
    readAncestors(db, row.subject),
    db.work.findMany({
      where: { id: { in: found.flags.flatMap((f) => (f.like ? [f.like] : [])) } },
      select: { id: true, title: true, moderation: true, status: true },
    }),
  ]);
  return {
    work,
    room: room && {
      id: room.id,
      title: room.title,
      slug: room.slug,
      visibility: room.visibility,
      hasPassword: room.passwordHash !== null,
      isClosed: room.closedAt !== null,
      frozen: room.frozen,
    },
    person,
    ancestors,
    likes,
  };
}

async function readWorkEvidence(db: Db, subject: Subject) {
  const { kind, id } = partsOfSubject(subject);
  const of =
    kind === "comment"
      ? (await db.workComment.findUnique({ where: { id }, select: { work: true } }))?.work
      : id;
  if ((kind !== "work" && kind !== "comment") || !of) return null;
  const work = await db.work.findUnique({ where: { id: of } });
  const version = await db.workVersion.findFirst({ where: { work: of }, orderBy: { version: "desc" } });
  if (!work || !version) return null;
  const record = WorkRecord.parse(JSON.parse(version.record));
  const makers = asWorkCredit(
    await db.workCredit.findMany({ where: { work: of }, orderBy: { influence: "desc" } }),
  );
  const people = await peopleOf(
    db,
    makers.map((m) => m.player),
  );
  return {
    id: of,
    title: work.title,
    description: work.description,
    tags: work.tags.split(" ").filter(Boolean),
    licence: work.licence,
    status: work.status,
    moderation: work.moderation,
    label: work.label,
    version: version.version,
    publishedAt: work.publishedAt?.getTime() ?? null,
    recipe: record.recipe,
    recipeHash: version.recipeHash,
    makers: makers
      .filter((m) => !m.player.startsWith("work:"))
      .map((m) => ({
        actor: m.player,
        name: people.get(m.player)?.name ?? "",
        influence: m.influence,
        edits: m.edits,
        consent: m.consent,
      })),
  };
}

/** A person's history on this instance. */
async function readPersonEvidence(db: Db, actor: ActorId) {
  const { actor: self, actors, role } = await wholePerson(db, actor);
  const mine = { in: [...actors] };
  const [row, works, hidden, rooms, comments, strikes, standing] = await Promise.all([
    db.actor.findUnique({ where: { id: self }, include: { user: true } }),
    db.work.count({ where: { publisher: mine, publishedAt: { not: null } } }),
    db.work.count({ where: { publisher: mine, moderation: { in: ["hidden", "removed"] } } }),
    db.room.count({ where: { hostActor: mine } }),
    db.workComment.count({ where: { actor: mine } }),
    db.strike.findMany({
      where: { actor: mine, liftedAt: null, expiresAt: { gt: new Date() } },
      orderBy: { at: "desc" },
    }),
    readStanding(db, actor),
  ]);
  return {
    since: (row?.user?.createdAt ?? row?.createdAt)?.getTime() ?? null,
    role,
    works,
    hidden,
    rooms,
    comments,
    strikes: strikes.map((s) => ({
      id: s.id,
      case: s.case,
      rule: s.rule,
      at: s.at.getTime(),
      expiresAt: s.expiresAt.getTime(),
    })),
    standing,
  };
}

/** All works that a work was made from, nearest first, hidden ones included. */
async function readAncestors(db: Db, subject: Subject) {
  const { kind, id } = partsOfSubject(subject);
  if (kind !== "work") return [];
  const seen = new Set([id]);
  const found: {
    id: WorkId;
    title: string;
    kind: string;
    generation: number;
    moderation: string;
    case: string | null;
  }[] = [];
  let layer = [id];
  for (let generation = 1; layer.length > 0 && found.length < ANCESTORS; generation++) {
    const rows = asWorkParent(
      await db.workParent.findMany({ where: { child: { in: layer } }, include: { from: true } }),
    );
    layer = [];
    for (const { from, kind: how } of rows) {
      if (seen.has(from.id)) continue;
      seen.add(from.id);
      layer.push(from.id);
      const about = await db.moderationCase.findFirst({
        where: { subject: subjectOf("work", from.id) },
        orderBy: { openedAt: "desc" },
        select: { id: true },
      });
      found.push({
        id: from.id,
        title: from.title,
        kind: how,
        generation,
        moderation: from.moderation,
        case: about?.id ?? null,
      });
    }
  }
  return found;
}
