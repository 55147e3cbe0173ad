import { randomUUID } from "node:crypto";
import { z } from "zod";
import { AppError } from "@/core/kernel/errors";
import type { ActorId, Sha256 } from "@/core/kernel/ids/ids";
import { WorkId } from "@/core/kernel/ids/ids";
import { isActor } from "@/core/work/credit/subset";
import type { Consent } from "@/core/work/record/record";
import type { HasDatabase, Tx } from "@/prisma/client";
import { notify } from "@/server/domain/notification/notify";
import type { AsksJobs, Drawing } from "@/server/domain/work/deps";
import type { JobContext } from "@/server/infra/jobs/jobs";
import { settleConsent } from "../consent/settle-consent";
import { openStudio } from "../files/render-pixels";
import { asWork } from "../row";
import { type IssueDeps, issueVersion } from "../versions/issue-version";
import { drawWithout } from "./draw-without";
import { type OfferRow, offerOf } from "./read-offer";

export type Decision = {
  consent?: Exclude<Consent, "pending"> | undefined;
  agreed?: boolean | undefined;
  /** The hash of the offer that they were shown (core/work/record/offer). An agreement without it counts for nothing. */
  offer?: Sha256 | undefined;
};

/**
 * A contributor's answer: accept (with their name), stay anonymous, withdraw, or agree to the declared split. A new record
 * is issued. After a withdrawal the work is rendered without them, and the old picture is no longer served from this moment.
 * `conflict` where what they were shown has changed since.
 * @param actors all that are this person: the one they act as, and those merged into it
 */
export async function decideCredit(
  deps: HasDatabase & AsksJobs,
  actors: readonly ActorId[],
  id: WorkId,
  decision: Decision,
): Promise<void> {
  const { db } = deps.database;
  const decided = await db.$transaction((tx) => decideIn(tx, actors, id, decision));
  if (!decided) return;
  const { player, publisher, title, consent } = decided;
  if (publisher !== player) await notify(db, [publisher], "credit-decided", { work: id, title, consent });
  if (decided.awaited) {
    await settleConsent(deps, id, { redraw: consent === "withdrawn" });
    return;
  }
  await askReissue(deps, id, consent === "withdrawn" ? "someone withdrew" : "credits changed");
}

async function decideIn(tx: Tx, actors: readonly ActorId[], id: WorkId, decision: Decision) {
  const work = await lockWork(tx, id);
  const credit = work?.credits.find(({ player }) => actors.some((actor) => actor === player));
  if (!work || !credit || work.status === "removed") throw new AppError("not_found");
  const { consent = credit.consent, agreed = credit.agreed } = decision;
  if (decision.agreed !== undefined && credit.declared === null)
    throw new AppError("conflict", "no split", "There is no declared split to agree to.");
  await requireSeen(tx, work, decision);
  if (consent === credit.consent && agreed === credit.agreed) return null;
  await tx.workCredit.update({
    where: { work_player: { work: id, player: credit.player } },
    data: { consent, agreed, decidedAt: new Date() },
  });
  const withdraws = consent === "withdrawn" && credit.consent !== "withdrawn";
  const unnames = consent === "anonymous" && credit.consent === "accepted";
  // While the next version is made, nothing withdrawn is shown, neither the picture nor the name: files carry names, too.
  if ((withdraws || unnames) && work.status === "published")
    await tx.work.update({
      where: { id },
      data: {
        status: "preparing",
        reason: `It is being made anew without ${withdraws ? "someone who withdrew" : "a name that was taken back"}.`,
      },
    });
  // The pictures without somebody else still contain this person's part.
  if (withdraws) await tx.workCredit.updateMany({ where: { work: id }, data: { without: null } });
  return {
    player: credit.player,
    publisher: work.publisher,
    title: work.title,
    consent,
    awaited: work.status === "awaiting",
  };
}

/** A work with its credits, locked until the transaction ends: nobody else can answer or declare meanwhile. */
export async function lockWork(tx: Tx, id: string) {
  const { count } = await tx.work.updateMany({ where: { id }, data: { updatedAt: new Date() } });
  return count === 0 ? null : asWork(await tx.work.findUnique({ where: { id }, include: { credits: true } }));
}

async function requireSeen(
  tx: Tx,
  work: OfferRow,
  { consent, agreed, offer }: Pick<Decision, "consent" | "agreed" | "offer">,
): Promise<void> {
  if (agreed && !offer)
    throw new AppError("malformed", "agrees to nothing", "Send the hash of the split that you agree to.");
  if (!offer || (!agreed && consent !== "accepted") || offer === (await offerOf(tx, work))) return;
  throw new AppError(
    "conflict",
    "another offer",
    "The split has changed since you saw it. Look at it again, then answer.",
  );
}

export const ReissueData = z.object({ work: WorkId, why: z.string().max(200) });

/** Asks for a new version. Each request is a job of its own, so that changes made while one runs are in the next. */
export const askReissue = (deps: AsksJobs, work: WorkId, why: string): Promise<void> =>
  deps.jobs.ask("reissue", `reissue/${work}/${randomUUID()}`, { work, why });

export async function reissueWork(
  deps: IssueDeps & Pick<Drawing, "render">,
  data: unknown,
  _context: JobContext,
): Promise<void> {
  const { work, why } = ReissueData.parse(data);
  // A work that waits for answers has no version yet: what was declared or answered is in its first.
  const row = await deps.database.db.work.findUnique({ where: { id: work } });
  if (row?.version === 0) return;
  const studio = openStudio(deps, `reissue/${work}`);
  try {
    await issueVersion(deps, studio, { work, why });
    await drawWithout(deps, studio, work);
  } finally {
    studio.close();
  }
}

/** The publisher proposes how the named makers share the work, in thousandths. The split counts when all of them agree. */
export async function declareSplit(
  deps: HasDatabase & AsksJobs,
  publisher: ActorId,
  id: WorkId,
  shares: Readonly<Record<string, number>>,
): Promise<void> {
  const { db } = deps.database;
  const { named, title } = await db.$transaction(async (tx) => {
    const work = await lockWork(tx, id);
    if (!work || work.publisher !== publisher) throw new AppError("not_found");
    const named = work.credits.filter((c) => isActor(c.player) && c.consent !== "withdrawn");
    const sum = Object.values(shares).reduce((a, b) => a + b, 0);
    const fits = Object.keys(shares).every((player) => named.some((c) => c.player === player));
    if (!fits || sum !== 1000 || Object.values(shares).some((share) => !Number.isInteger(share) || share < 0))
      throw new AppError("out_of_range", "shares", "Shares are for this work's makers and add up to 100 %.");
    for (const { player } of named)
      await tx.workCredit.update({
        where: { work_player: { work: id, player } },
        data: { declared: shares[player] ?? 0, agreed: player === publisher },
      });
    return { named, title: work.title };
  });
  for (const { player } of named)
    if (isActor(player) && player !== publisher)
      await notify(db, [player], "credit", {
        work: id,
        title,
        share: (shares[player] ?? 0) / 10,
      });
  await askReissue(deps, id, "a split was declared");
}
