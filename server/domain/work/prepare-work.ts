import { z } from "zod";
import { measureInfluence } from "@/core/credit/influence";
import { type Player, replaySubset } from "@/core/credit/subset";
import { AppError } from "@/core/errors";
import type { ActorId, RoomId, Sha256 } from "@/core/ids/ids";
import { subjectOf } from "@/core/moderation/subjects";
import { stillOf } from "@/core/recipe/recipe";
import { WorkId } from "@/core/work/record";
import { notify } from "@/server/domain/notification/notify";
import { askOriginality } from "@/server/domain/originality/read-originality";
import type { JobContext } from "@/server/infra/jobs/job-runner";
import type { WorkDeps } from "./deps";
import { issueVersion } from "./issue-version";
import { linkParents } from "./link-parents";
import { readLineage } from "./read-lineage";
import { openStudio } from "./render-pixels";
import { samePerson } from "./same-person";

/** Pixels per side at which pictures without somebody are compared, and shown. */
const COMPARED = 64;
const THUMBNAIL = 256;
/** Members for whom "without you" is drawn. */
const DRAWN = 32;

export const PublishData = z.object({ work: WorkId });

/** The job of publishing: measures who did what, draws the picture without each, and issues the first version. May run twice. */
export async function prepareWork(deps: WorkDeps, data: unknown, { progress }: JobContext): Promise<void> {
  const { work: id } = PublishData.parse(data);
  const { db } = deps.database;
  const work = await db.work.findUnique({ where: { id } });
  if (work?.status !== "preparing") return;
  const { lineage } = await readLineage(db, work.room as RoomId, work.seq);
  const same = await samePerson(db, lineage);
  const studio = openStudio(deps, work.room);
  try {
    const influence = await measureInfluence(lineage, {
      pictureOf: (still) => studio.pixels(still, COMPARED),
      same,
      onProgress: (part) => progress(0.7 * part),
    });
    for (const [i, { player, ...share }] of influence.shares.entries()) {
      const others = stillOf(replaySubset(lineage, (p) => same(p) !== player));
      const without =
        i < DRAWN && influence.visible
          ? await deps.blobs.put(await studio.thumbnail(others, THUMBNAIL))
          : null;
      const found = { influence: share.influence, error: share.error, edits: share.edits, without };
      // Works brought in have had their say: their licence allowed it, and their makers consented there.
      const agreed = player === work.publisher || player.startsWith("work:");
      await db.workCredit.upsert({
        where: { work_player: { work: id, player } },
        create: { work: id, player, ...found, consent: agreed ? "accepted" : "pending" },
        update: found,
      });
      progress(0.7 + (0.2 * (i + 1)) / influence.shares.length);
    }
    await linkParents(deps, { work: id, lineage });
    const { exact, renders, visible } = influence;
    await issueVersion(deps, { work: id, credit: { exact, renders, visible }, why: null });
    await askOriginality(deps, id);
    const asked = influence.shares
      .map(({ player }) => player)
      .filter(
        (player: Player): player is ActorId => !player.startsWith("work:") && player !== work.publisher,
      );
    await notify(db, asked, "credit", { work: id, title: work.title });
    await screenWork(deps, work);
  } finally {
    studio.close();
  }
}

/** Has moderators' helpers look at a work. A classifier that fails does not take the work with it. */
async function screenWork(
  { screen, blobs, database: { db }, logger }: WorkDeps,
  { id, title, description, tags }: { id: string; title: string; description: string; tags: string },
): Promise<void> {
  const subject = subjectOf("work", id);
  try {
    await screen.text(subject, [title, description, tags].join("\n"));
    const file = await db.workFile.findFirst({
      where: { work: id, format: "jpeg" },
      orderBy: { version: "desc" },
    });
    const jpeg = file && (await blobs.get(file.blob as Sha256));
    if (jpeg) await screen.picture(subject, jpeg);
  } catch (error) {
    logger.error({ err: error, work: id }, "a work could not be screened");
  }
}

/** A publication that could not be made says why, and may be tried again. */
export async function publishFailed(deps: WorkDeps, data: unknown, why: string): Promise<void> {
  const parsed = PublishData.safeParse(data);
  if (!parsed.success) return;
  await deps.database.db.work.updateMany({
    where: { id: parsed.data.work, status: "preparing" },
    data: { status: "failed", reason: why.slice(0, 300) },
  });
}

/** How far a publication is. `not_found` to all but those who publish it. */
export async function publishProgress(deps: WorkDeps, actor: ActorId, id: WorkId) {
  const work = await deps.database.db.work.findUnique({ where: { id } });
  if (!work || work.publisher !== actor) throw new AppError("not_found");
  const job = await deps.jobs.status(`publish/${id}`);
  return {
    status: work.status,
    held: work.moderation === "held",
    reason: work.reason,
    progress: job?.progress ?? 0,
  };
}
