import { randomUUID } from "node:crypto";
import { z } from "zod";
import { AppError } from "@/core/kernel/errors";
import type { ActorId } from "@/core/kernel/ids/ids";
import { WorkId } from "@/core/kernel/ids/ids";
import { subjectOf } from "@/core/moderation/subjects";
import { isActor } from "@/core/work/credit/subset";
import { CONSENT_MS } from "@/core/work/record/consent";
import type { HasDatabase } from "@/prisma/client";
import { notify } from "@/server/domain/notification/notify";
import type { RoomDeps } from "@/server/domain/room/deps";
import type { Drawing, Screened } from "@/server/domain/work/deps";
import type { JobContext } from "@/server/infra/jobs/jobs";
import type { Logger } from "@/server/infra/log/logger";
import { askFirst } from "../consent/ask-first";
import { drawWithout } from "../credit/draw-without";
import { measureCredits } from "../credit/measure-credits";
import type { AsksJobs, FollowsJobs } from "../deps";
import { openStudio } from "../files/render-pixels";
import { linkParents } from "../lineage/link-parents";
import { asWork, asWorkCredit, asWorkFile } from "../row";
import { type IssueDeps, issueVersion } from "../versions/issue-version";
import { renewJob } from "../versions/renew-job";
import { tellRemixed } from "../versions/tell-versions";
import { askOriginality } from "./read-originality";

export const PublishData = z.object({ work: WorkId });

/** The job of publishing: measures who did what, draws the picture without each, and issues the first version. May run twice. */
export async function prepareWork(
  deps: IssueDeps & AsksJobs & Pick<Drawing, "render"> & { logger: Logger },
  data: unknown,
  { progress }: JobContext,
): Promise<void> {
  const { work: id } = PublishData.parse(data);
  const { db } = deps.database;
  const work = asWork(await db.work.findUnique({ where: { id } }));
  if (work?.status !== "preparing" && work?.status !== "awaiting") return;
  const studio = openStudio(deps, work.room);
  try {
    const { lineage, influence } = await measureCredits(deps, studio, work, progress);
    const waits = await askFirst(deps, studio, { ...work, id }, lineage);
    // A work that waits for answers is published when they are settled, by a later run of this job.
    if (waits || work.status === "awaiting") return;
    await linkParents(deps, { work: id, lineage });
    const { exact, renders, visible } = influence;
    await issueVersion(deps, studio, { work: id, credit: { exact, renders, visible }, why: null });
    await drawWithout(deps, studio, id);
    await askOriginality(deps, id);
    const pending = asWorkCredit(await db.workCredit.findMany({ where: { work: id, consent: "pending" } }));
    const asked = pending
      .map(({ player }) => player)
      .filter(isActor)
      .filter((actor) => actor !== work.publisher);
    await notify(db, asked, "credit", { work: id, title: work.title });
    if (asked.length > 0) await deps.jobs.ask("consent", `consent/${id}/${randomUUID()}`, { work: id });
    if (work.publishedAt === null) await tellRemixed(db, id);
    await screenWork(deps, work);
  } finally {
    studio.close();
  }
}

/** Has a work screened for moderators. A classifier that fails does not stop the publication. */
async function screenWork(
  {
    screen,
    blobs,
    database: { db },
    logger,
  }: Pick<RoomDeps, "database" | "blobs"> & { logger: Logger } & Screened,
  { id, title, description, tags }: { id: string; title: string; description: string; tags: string },
): Promise<void> {
  const subject = subjectOf("work", id);
  try {
    await screen.text(subject, [title, description, tags].join("\n"));
    const file = asWorkFile(
      await db.workFile.findFirst({
        where: { work: id, format: "jpeg" },
        orderBy: { version: "desc" },
      }),
    );
    const jpeg = file && (await blobs.get(file.blob));
    if (jpeg) await screen.picture(subject, jpeg);
  } catch (error) {
    logger.error({ err: error, work: id }, "a work could not be screened");
  }
}

/** Stores why a publication failed, so that it can be tried again. */
export async function publishFailed(deps: HasDatabase, data: unknown, why: string): Promise<void> {
  const parsed = PublishData.safeParse(data);
  if (!parsed.success) return;
  await deps.database.db.work.updateMany({
    where: { id: parsed.data.work, status: "preparing" },
    data: { status: "failed", reason: why.slice(0, 300) },
  });
}

/** How far a publication is. `not_found` to all but those who publish it. */
export async function publishProgress(deps: HasDatabase & FollowsJobs, actor: ActorId, id: WorkId) {
  const work = await deps.database.db.work.findUnique({ where: { id } });
  if (!work || work.publisher !== actor) throw new AppError("not_found");
  const renewal = await deps.jobs.status(renewJob(id));
  if (renewal && ["waiting", "running", "failed"].includes(renewal.state))
    return {
      status: renewal.state === "failed" ? "failed" : "preparing",
      held: false,
      reason: renewal.error,
      progress: renewal.progress,
      waiting: 0,
      until: null,
    };
  const job = await deps.jobs.status(`publish/${id}`);
  const waiting = await deps.database.db.workCredit.count({
    where: { work: id, asked: true, consent: "pending", of: { status: "awaiting" } },
  });
  return {
    status: work.status,
    /** Who has not answered yet, of those who are asked before it is published, and until when they can, milliseconds since 1970. */
    waiting,
    until: work.askedAt ? work.askedAt.getTime() + CONSENT_MS : null,
    held: work.moderation === "held",
    reason: work.reason,
    progress: job?.progress ?? 0,
  };
}
