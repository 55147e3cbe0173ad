import { z } from "zod";
import { AppError } from "@/core/kernel/errors";
import type { ActorId, RoomId } from "@/core/kernel/ids/ids";
import { WorkId } from "@/core/kernel/ids/ids";
import { cleanLine } from "@/core/kernel/names/clean-name";
import { cut } from "@/core/kernel/names/clean-paragraphs";
import { isActor, type Lineage } from "@/core/work/credit/subset";
import { isShown, SHOWN_WORK } from "@/core/work/record/shown";
import type { Db, HasDatabase } from "@/prisma/client";
import { containing } from "@/prisma/like";
import { notify } from "@/server/domain/notification/notify";
import type { Drawing } from "@/server/domain/work/deps";
import type { JobContext } from "@/server/infra/jobs/jobs";
import { privateMakers } from "../consent/private-makers";
import { measureCredits } from "../credit/measure-credits";
import type { AsksJobs, FollowsJobs } from "../deps";
import { openStudio } from "../files/render-pixels";
import { linkParents } from "../lineage/link-parents";
import { type Publisher, requirePublishable } from "../publish/publishable";
import { askOriginality } from "../publish/read-originality";
import { asWork, asWorkCredit } from "../row";
import { type IssueDeps, issueVersion } from "./issue-version";
import { renewJob } from "./renew-job";

const WHY_LENGTH = 200;

/** Works of a room that somebody could give a new picture: theirs, and shown. */
export const listRenewable = async (
  { database: { db } }: HasDatabase,
  actors: readonly ActorId[],
  room: RoomId,
): Promise<{ id: WorkId; title: string; version: number; seq: number }[]> =>
  asWork(
    await db.work.findMany({
      where: { ...SHOWN_WORK, room, publisher: { in: [...actors] } },
      select: { id: true, title: true, version: true, seq: true },
      orderBy: { publishedAt: "desc" },
    }),
  );

/**
 * Makes a new version of a work, of a later moment of its room; everything that takes time is a job. By who published it, and may
 * publish the room. The present version is shown until the new one is ready.
 * @param actors all that are this person
 */
export async function renewWork(
  deps: HasDatabase & FollowsJobs,
  by: Publisher & { actors: readonly ActorId[] },
  { work: id, seq, why: raw }: { work: WorkId; seq: number; why: string },
): Promise<void> {
  const { db } = deps.database;
  const work = asWork(await db.work.findUnique({ where: { id } }));
  if (!work || !by.actors.includes(work.publisher)) throw new AppError("not_found");
  if (!isShown(work))
    throw new AppError("conflict", work.status, "Only a published work can have a new version.");
  const { moment } = await requirePublishable(deps, by, { room: work.room, seq });
  if (seq < work.seq)
    throw new AppError(
      "out_of_range",
      `${seq} before ${work.seq}`,
      "Choose a later moment for the new version.",
    );
  await requireNewPicture(db, id, moment);
  const why = cut(cleanLine(raw), WHY_LENGTH) || "its makers went on";
  const job = await deps.jobs.status(renewJob(id));
  if (job?.state === "waiting" || job?.state === "running")
    throw new AppError("conflict", "renewing", "A new version of this work is being made already.");
  await deps.jobs.ask("renew", renewJob(id), { work: id, seq, moment, why });
}

async function requireNewPicture(db: Db, id: string, moment: string): Promise<void> {
  const there = asWork(await db.work.findUnique({ where: { moment }, select: { id: true } }));
  if (!there) return;
  throw new AppError(
    "conflict",
    "same picture",
    there.id === id ? "That is the picture it shows already." : "That picture is another work already.",
  );
}

const RenewData = z.object({ work: WorkId, seq: z.int(), moment: z.string(), why: z.string() });

/** The job: measures credit again, issues the version, and asks people who appear for the first time. May run twice. */
export async function makeRenewal(
  deps: IssueDeps & AsksJobs & Pick<Drawing, "render">,
  data: unknown,
  { progress }: JobContext,
): Promise<void> {
  const { work: id, seq, moment, why } = RenewData.parse(data);
  const { db } = deps.database;
  const work = asWork(await db.work.findUnique({ where: { id } }));
  if (!work || !isShown(work)) return;
  if (work.moment !== moment) await issue(deps, work, { seq, moment, why }, progress);
  await askOriginality(deps, id);
  const unasked = asWorkCredit(
    await db.workCredit.findMany({
      where: { work: id, OR: [{ consent: "pending" }, { consent: "withdrawn", decidedAt: null }] },
    }),
  );
  const told = await db.notification.findMany({
    where: { actor: { in: unasked.map((c) => c.player) }, kind: "credit", data: containing(id) },
    select: { actor: true },
  });
  const fresh = unasked
    .map((c) => c.player)
    .filter(isActor)
    .filter((p) => !told.some(({ actor }) => actor === p));
  await notify(db, fresh, "credit", { work: id, title: work.title });
}

/** People who edited in private since the version before are in the picture only from the version on to which they agree. */
async function leaveOutUnasked(db: Db, work: WorkId, lineage: Lineage): Promise<void> {
  await db.workCredit.updateMany({
    where: { work, consent: "pending", player: { in: [...(await privateMakers(db, lineage))] } },
    data: { asked: true, consent: "withdrawn", decidedAt: null },
  });
}

async function issue(
  deps: IssueDeps & Pick<Drawing, "render">,
  work: { id: string; room: RoomId; publisher: ActorId },
  { seq, moment, why }: { seq: number; moment: string; why: string },
  progress: (part: number) => void,
): Promise<void> {
  const id = WorkId.parse(work.id);
  await requireNewPicture(deps.database.db, id, moment);
  const studio = openStudio(deps, work.room);
  try {
    const { lineage, influence } = await measureCredits(deps, studio, { ...work, seq }, progress);
    await linkParents(deps, { work: id, lineage });
    await leaveOutUnasked(deps.database.db, id, lineage);
    const { exact, renders, visible } = influence;
    await issueVersion(deps, studio, {
      work: id,
      credit: { exact, renders, visible },
      why,
      to: { seq, moment },
    });
  } finally {
    studio.close();
  }
}
