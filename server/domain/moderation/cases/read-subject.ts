import { AppError } from "@/core/kernel/errors";
import { brander } from "@/core/kernel/ids/branded";
import type { ActorId, RoomId, WorkId } from "@/core/kernel/ids/ids";
import { partsOfSubject, type Subject, type SubjectKind } from "@/core/moderation/subjects";
import type { Database, Db } from "@/prisma/client";
import { familyOf, peopleOf } from "@/server/domain/identity/actors";
import { asActor } from "@/server/domain/identity/row";
import { requireSight } from "@/server/domain/room/require";
import { asChatLine, asRoom } from "@/server/domain/room/row";
import { requireShown } from "@/server/domain/work/require-shown";
import { asWork, asWorkComment } from "@/server/domain/work/row";

/** Collections are another district's; of theirs, only the owner is asked for here. */
const asExhibition = brander<{ owner: ActorId }>();

export type ReadSubject = {
  kind: SubjectKind;
  /** Its title, or the first words of what was said. */
  title: string;
  text: string;
  /** The actor whom a decision on it concerns. */
  concerns: ActorId | null;
  /** The address of its page. */
  href: string | null;
  work: WorkId | null;
  room: RoomId | null;
  at: number | null;
};

const LONGEST_TITLE = 80;
const short = (text: string) =>
  [...text].length > LONGEST_TITLE ? `${[...text].slice(0, LONGEST_TITLE - 1).join("")}…` : text;

/** The subject of a report or a decision, as it is now; null where it was deleted. Checks no permission. */
export async function readSubject(
  db: Pick<Db, "work" | "room" | "actor" | "workComment" | "chatLine" | "collection">,
  subject: Subject,
): Promise<ReadSubject | null> {
  const { kind, id } = partsOfSubject(subject);
  switch (kind) {
    case "work": {
      const row = asWork(await db.work.findUnique({ where: { id } }));
      return (
        row && {
          kind,
          title: row.title,
          text: row.description,
          concerns: row.publisher,
          href: `/works/${id}`,
          work: id,
          room: row.room,
          at: row.publishedAt?.getTime() ?? null,
        }
      );
    }
    case "room": {
      const row = asRoom(await db.room.findUnique({ where: { id } }));
      return (
        row && {
          kind,
          title: row.title,
          text: "",
          concerns: row.hostActor,
          href: `/r/${row.slug}`,
          work: null,
          room: id,
          at: row.createdAt.getTime(),
        }
      );
    }
    case "person": {
      const row = asActor(await db.actor.findUnique({ where: { id } }));
      if (!row) return null;
      const name = (await peopleOf(db, [id])).get(id)?.name ?? "";
      const [concerns = row.id] = await familyOf(db, row.id);
      return {
        kind,
        title: name,
        text: "",
        concerns,
        href: `/people/${id}`,
        work: null,
        room: null,
        at: row.createdAt.getTime(),
      };
    }
    case "comment": {
      const row = asWorkComment(await db.workComment.findUnique({ where: { id } }));
      return row && said(kind, row, { href: `/works/${row.work}#comment-${id}`, work: row.work, room: null });
    }
    case "chat": {
      const row = asChatLine(
        await db.chatLine.findUnique({
          where: { id },
          include: { of: { select: { slug: true } } },
        }),
      );
      return row && said(kind, row, { href: `/r/${row.of.slug}`, work: null, room: row.room });
    }
    case "exhibition": {
      const row = asExhibition(await db.collection.findUnique({ where: { id } }));
      return (
        row && {
          kind,
          title: row.title,
          text: row.text,
          concerns: row.owner,
          href: `/${row.kind}s/${id}`,
          work: null,
          room: null,
          at: row.createdAt.getTime(),
        }
      );
    }
  }
}

const said = (
  kind: SubjectKind,
  row: { text: string; actor: ActorId; at: Date },
  where: Pick<ReadSubject, "href" | "work" | "room">,
): ReadSubject => ({
  kind,
  title: short(row.text),
  text: row.text,
  concerns: row.actor,
  at: row.at.getTime(),
  ...where,
});

/** `not_found` (or `gone`) for whoever cannot see it: a report tells nobody that there is something. */
export async function requireSightOf(
  database: Database,
  subject: Subject,
  viewer: ActorId,
): Promise<ReadSubject> {
  const { db } = database;
  const { kind, id } = partsOfSubject(subject);
  const found = await readSubject(db, subject);
  if (!found) throw new AppError("not_found");
  switch (kind) {
    case "work":
      await requireShown(db, id);
      break;
    case "comment": {
      await requireShown(db, found.work ?? "");
      const row = asWorkComment(await db.workComment.findUnique({ where: { id } }));
      if (!row || row.removedAt || row.moderation) throw new AppError("not_found");
      break;
    }
    case "room":
    case "chat":
      if (!found.room) throw new AppError("not_found");
      await requireSight({ database }, found.room, viewer);
      break;
    case "exhibition": {
      const row = await db.collection.findUnique({ where: { id } });
      const open = row && row.moderation === "" && (row.visibility !== "private" || row.owner === viewer);
      if (!open) throw new AppError("not_found");
      break;
    }
    case "person":
      break;
  }
  return found;
}
