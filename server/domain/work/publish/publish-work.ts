import { randomBytes } from "node:crypto";
import { AppError } from "@/core/kernel/errors";
import { type RoomId, WorkId } from "@/core/kernel/ids/ids";
import { cleanLine } from "@/core/kernel/names/clean-name";
import { cleanParagraphs, cut } from "@/core/kernel/names/clean-paragraphs";
import type { Licence } from "@/core/work/record/licences";
import { isLetStand } from "@/core/work/record/shown";
import type { HasDatabase } from "@/prisma/client";
import type { Within } from "@/server/domain/settings/within";
import type { AsksJobs } from "@/server/domain/work/deps";
import { asWork } from "../row";
import { type Publisher, requirePublishable } from "./publishable";

export const TITLE_LENGTH = 120;
export const DESCRIPTION_LENGTH = 2000;
export const TAGS = 12;

export type Publication = {
  room: RoomId;
  /** The moment that the publisher sees. */
  seq: number;
  title: string;
  description: string;
  tags: readonly string[];
  licence: Licence;
  doNotTrain: boolean;
};
export type { Publisher };

export const publishJob = (work: string): string => `publish/${work}`;

/**
 * Makes a work of a room's moment; everything that takes time is a job. By the room's host; from The Commons by any account.
 * Two people who publish the same picture at once make one work: the second gets the first's.
 */
export async function publishWork(
  deps: HasDatabase & AsksJobs,
  by: Publisher,
  wanted: Publication,
  /** Whether they may publish one more, asked in the transaction that does. */
  within: Within = async () => {},
): Promise<{ id: WorkId; existed: boolean }> {
  const { db } = deps.database;
  const texts = cleanTexts(wanted);
  const { still, moment } = await requirePublishable(deps, by, wanted);
  const id = WorkId.parse(randomBytes(8).toString("hex"));
  const row = {
    room: wanted.room,
    seq: wanted.seq,
    status: "preparing",
    reason: null,
    ...texts,
    licence: wanted.licence,
    doNotTrain: wanted.doNotTrain,
    publisher: by.actor,
    modelId: still.model.id,
  };
  try {
    await db.$transaction(async (tx) => {
      await within(tx);
      await tx.work.create({ data: { id, moment, ...row } });
    });
  } catch (error) {
    if (error instanceof AppError) throw error;
    const there = asWork(await db.work.findUnique({ where: { moment } }));
    if (!there) throw error;
    // A work that failed or that its publisher took down may be published again; one that moderators removed may not.
    if (there.status === "removed" || !isLetStand(there))
      throw new AppError(
        "forbidden",
        "removed",
        "Moderators removed this work. It cannot be published again.",
      );
    if (there.status !== "failed" && there.status !== "unpublished") return { id: there.id, existed: true };
    await db.$transaction(async (tx) => {
      await within(tx);
      await tx.work.update({ where: { moment }, data: row });
    });
    await deps.jobs.ask("publish", publishJob(there.id), { work: there.id });
    return { id: there.id, existed: false };
  }
  await deps.jobs.ask("publish", publishJob(id), { work: id });
  return { id, existed: false };
}

function cleanTexts({
  title: rawTitle,
  description: rawDescription,
  tags: rawTags,
}: Pick<Publication, "title" | "description" | "tags">) {
  const title = cut(cleanLine(rawTitle), TITLE_LENGTH);
  if (!title) throw new AppError("malformed", "no title", "Give the work a title.");
  const description = cleanParagraphs(rawDescription, DESCRIPTION_LENGTH);
  const tags = [
    ...new Set(
      rawTags.map((tag) =>
        cut(
          cleanLine(tag)
            .toLowerCase()
            .replace(/[\s,#]+/g, "-"),
          30,
        ),
      ),
    ),
  ].filter((tag) => /[\p{L}\p{N}]/u.test(tag));
  if (tags.length > TAGS) throw new AppError("limit_reached", "tags", `A work has at most ${TAGS} tags.`);
  return { title, description, tags: tags.join(" ") };
}
