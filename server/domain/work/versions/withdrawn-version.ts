import { AppError } from "@/core/kernel/errors";
import { pictureKey } from "@/core/picture/finish/picture";
import { Still } from "@/core/picture/recipe/recipe";
import { WorkRecord } from "@/core/work/record/record";
import { goneWords, isLetStand, isShown, NOT_SHOWN_WORK } from "@/core/work/record/shown";
import type { Db, HasDatabase } from "@/prisma/client";
import { containing } from "@/prisma/like";
import { GONE, peopleOf } from "@/server/domain/identity/actors";

type Credit = { player: string; consent: string };

const isPerson = (player: string): boolean => !player.startsWith("work:");
const WITHDRAWN = "Somebody whose part is in this version has withdrawn it.";
const UNNAMED = "Somebody whom this version names has taken their name back.";
const FORGOTTEN = "This version names somebody who has left and asked to be forgotten.";

/** Why a version's record is no longer shown, from its makers' present answers; null where it may be read. */
export async function whyWithdrawn(
  db: Pick<Db, "actor">,
  record: WorkRecord,
  credits: readonly Credit[],
): Promise<string | null> {
  const now = new Map(credits.map(({ player, consent }) => [player, consent]));
  const people = record.contributors.filter(({ player }) => isPerson(player));
  if (holdsWithdrawn(record, credits)) return WITHDRAWN;
  const named = people.filter(({ name }) => name !== null).map(({ player }) => player);
  const known = await peopleOf(db, named);
  if (named.some((player) => known.get(player) === GONE)) return FORGOTTEN;
  // A maker who is not in the present picture is not asked again, so their last answer still counts.
  return named.some((player) => (now.get(player) ?? "accepted") !== "accepted") ? UNNAMED : null;
}

/** Whether a version has the part of somebody who has withdrawn since. */
const holdsWithdrawn = ({ contributors, without }: WorkRecord, credits: readonly Credit[]): boolean =>
  credits.some(
    ({ player, consent }) =>
      consent === "withdrawn" &&
      !without.includes(player) &&
      contributors.some((maker) => maker.player === player),
  );

/** What is left of a version that is no longer shown: that it existed, when and why it ended, and which version is shown now. */
export type Tombstone = {
  work: string;
  version: number;
  recordHash: string;
  createdAt: string;
  supersededAt: string | null;
  why: string;
  /** The version that is shown now; null where none is. */
  current: number | null;
};

export function tombstoneOf(
  row: { work: string; version: number; recordHash: string; createdAt: Date; supersededAt: Date | null },
  why: string,
  current: number,
): Tombstone {
  return {
    work: row.work,
    version: row.version,
    recordHash: row.recordHash,
    createdAt: row.createdAt.toISOString(),
    supersededAt: row.supersededAt?.toISOString() ?? null,
    why,
    current: current === row.version ? null : current,
  };
}

/** `gone`, with the tombstone beside the words. */
export const withdrawnError = (stone: Tombstone): AppError =>
  new AppError(
    "gone",
    "a withdrawn version",
    `${stone.why} Version ${stone.version} is shown to nobody any more; what is left of it is its record’s hash, ${stone.recordHash}.`,
    { details: { tombstone: stone } },
  );

/**
 * Refuses, as `gone`, a recipe that draws a published picture which may no longer be shown, because somebody withdrew from it or it was
 * taken down. Recipes that draw the same picture are compared by `pictureKey`, however they are spelt.
 * @param byMakers whether works count that their publishers took down themselves and may publish again
 */
export async function requireUnwithheldRecipe(
  { database: { db } }: HasDatabase,
  still: Still,
  { byMakers }: { byMakers: boolean },
): Promise<void> {
  const rows = await db.workVersion.findMany({
    where: {
      recipe: containing(`"seed":${still.seed},`),
      of: {
        publishedAt: { not: null },
        OR: [NOT_SHOWN_WORK, { credits: { some: { consent: "withdrawn" } } }],
      },
    },
    include: { of: { include: { credits: { where: { consent: "withdrawn" } } } } },
  });
  if (rows.length === 0) return;
  const key = pictureKey(still);
  const stillShown = new Set(
    rows.flatMap(({ of, version, recipe }) =>
      isShown(of) && of.version === version ? [pictureKey(Still.parse(JSON.parse(recipe)))] : [],
    ),
  );
  // The version that is shown now may have this same picture: whoever withdrew had changed nothing in it.
  if (stillShown.has(key)) return;
  for (const { of, recipe, record } of rows) {
    const withdrawn = holdsWithdrawn(WorkRecord.parse(JSON.parse(record)), of.credits);
    const away = !isShown(of) && (byMakers || !isLetStand(of));
    if (!withdrawn && !away) continue;
    if (pictureKey(Still.parse(JSON.parse(recipe))) !== key) continue;
    throw new AppError(
      "gone",
      "a withheld picture",
      withdrawn
        ? "This picture was published, and somebody whose part is in it has withdrawn it."
        : goneWords(of),
    );
  }
}
