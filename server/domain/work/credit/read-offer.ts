import type { Sha256 } from "@/core/kernel/ids/ids";
import { isActor, type Player } from "@/core/work/credit/subset";
import { offerHash } from "@/core/work/record/offer";
import type { Db } from "@/prisma/client";
import { peopleOf } from "@/server/domain/identity/actors";

export type OfferRow = {
  id: string;
  version: number;
  /** The picture it is of: `room/recipeHash`. */
  moment: string;
  title: string;
  description: string;
  tags: string;
  licence: string;
  doNotTrain: boolean;
  credits: readonly { player: Player; influence: number; declared: number | null; consent: string }[];
};

const isMaker = ({ player, consent }: OfferRow["credits"][number]): boolean =>
  isActor(player) && consent !== "withdrawn";

/** The hash of what a work offers its makers, as this transaction sees it. */
export async function offerOf(db: Pick<Db, "workVersion">, work: OfferRow): Promise<Sha256> {
  const { id, version, moment, title, description, tags, licence, doNotTrain } = work;
  const issued = await db.workVersion.findUnique({
    where: { work_version: { work: id, version } },
    select: { recipeHash: true },
  });
  const shares = work.credits.filter(isMaker);
  const recipeHash = issued?.recipeHash ?? moment.split("/").at(-1) ?? "";
  return offerHash({ work: id, recipeHash, title, description, tags, licence, doNotTrain, shares });
}

/** A declared split in full, largest share first. People who have not agreed to be named are not named. Null without a split. */
export async function splitOf(
  db: Pick<Db, "actor">,
  { credits }: Pick<OfferRow, "credits">,
): Promise<{ player: string; name: string | null; declared: number }[] | null> {
  const makers = credits.filter(isMaker);
  if (!makers.some(({ declared }) => declared !== null)) return null;
  const people = await peopleOf(
    db,
    makers.map(({ player }) => player),
  );
  return makers
    .map(({ player, declared, consent }) => ({
      player,
      name: consent === "accepted" ? (people.get(player)?.name ?? null) : null,
      declared: declared ?? 0,
    }))
    .sort((a, b) => b.declared - a.declared || (a.player < b.player ? -1 : 1));
}
