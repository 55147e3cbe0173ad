import { randomUUID } from "node:crypto";
import { AppError } from "@/core/kernel/errors";
import type { ActorId } from "@/core/kernel/ids/ids";
import { cleanParagraphs } from "@/core/kernel/names/clean-paragraphs";
import type { HasDatabase } from "@/prisma/client";
import { peopleOf } from "@/server/domain/identity/actors";
import { requireVoice } from "@/server/domain/identity/standing";
import { notify } from "@/server/domain/notification/notify";
import { requireShown } from "../require-shown";
import { asWorkComment } from "../row";

export const COMMENT_LENGTH = 1000;
const PAGE = 50;

export type Comment = { id: string; actor: string; name: string; text: string; at: number };

export async function addComment(
  { database: { db } }: HasDatabase,
  actor: ActorId,
  id: string,
  raw: string,
): Promise<Comment> {
  const work = await requireShown(db, id);
  await requireVoice(db, actor, Date.now());
  const text = cleanParagraphs(raw, COMMENT_LENGTH);
  if (!text) throw new AppError("malformed", "an empty comment", "Write something first.");
  const row = await db.workComment.create({ data: { id: randomUUID(), work: id, actor, text } });
  if (work.publisher !== actor)
    await notify(db, [work.publisher], "comment", { work: id, title: work.title });
  const name = (await peopleOf(db, [actor])).get(actor)?.name ?? "";
  return { id: row.id, actor, name, text, at: row.at.getTime() };
}

/** Removes a comment, by its writer. `not_found` for everyone else. */
export async function removeComment(
  { database: { db } }: HasDatabase,
  actor: ActorId,
  comment: string,
): Promise<void> {
  const { count } = await db.workComment.updateMany({
    where: { id: comment, actor, removedAt: null },
    data: { removedAt: new Date() },
  });
  if (count === 0) throw new AppError("not_found");
}

/** The latest comments, newest first. */
export async function listComments({ database: { db } }: HasDatabase, id: string): Promise<Comment[]> {
  await requireShown(db, id);
  const rows = asWorkComment(
    await db.workComment.findMany({
      where: { work: id, removedAt: null, moderation: "" },
      orderBy: { at: "desc" },
      take: PAGE,
    }),
  );
  const people = await peopleOf(
    db,
    rows.map((row) => row.actor),
  );
  return rows.map(({ id, actor, text, at }) => ({
    id,
    actor,
    text,
    at: at.getTime(),
    name: people.get(actor)?.name ?? "",
  }));
}
