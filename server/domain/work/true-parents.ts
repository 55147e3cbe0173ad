import { canonicalJson } from "@/core/canon/jcs";
import type { Lineage } from "@/core/credit/subset";
import type { Edit } from "@/core/edits/edit";
import { AppError, type Code } from "@/core/errors";
import type { ActorId } from "@/core/ids/ids";
import type { EditMessage } from "@/core/protocol/messages";
import type { Blend, Recipe } from "@/core/recipe/recipe";
import { type Licence, mayRemix } from "@/core/work/licences";
import { WorkRecord } from "@/core/work/record";
import type { Db } from "@/prisma/client";
import { isShown } from "./require-shown";

type Latent = Extract<Blend["source"], { recipe: unknown }>["recipe"];
/** A picture that says of itself which work it is. */
type Claim = { work: string; recipe: Latent };

export function claimIn(edit: Edit): Claim | null {
  if (edit.kind !== "blend" || !edit.value || !("recipe" in edit.value.source)) return null;
  const { work, recipe } = edit.value.source;
  return work === undefined ? null : { work, recipe };
}

/** One spelling of a latent. A room takes a work over with the version of the model that is here, so its hash is left out. */
const latentOf = ({ model, seed, truncation, styles, contributions, influence }: Latent): string =>
  canonicalJson({ model: model.id, seed, truncation, styles, contributions, influence });

/** One spelling of how it is painted, the finish's version left out like the model's; null where it is not. */
function finishOf({ finish }: Pick<Latent, "finish">): string | null {
  if (!finish) return null;
  const { room, ...shares } = finish;
  return canonicalJson({ ...shares, ...(room ? { room: { ...room, model: room.model.id } } : {}) });
}

const spelled = (latent: Latent): string => `${latentOf(latent)} ${finishOf(latent) ?? ""}`;

/** Whether a picture that is mixed in is a work's: painted as it is, or, as forms alone may be, not painted. */
const isPictureOf = (mixed: Latent, work: Latent): boolean =>
  latentOf(mixed) === latentOf(work) && (!mixed.finish || finishOf(mixed) === finishOf(work));

/** Whether some version of the work has this very picture. */
async function isTrue(db: Pick<Db, "workVersion">, { work, recipe }: Claim): Promise<boolean> {
  const versions = await db.workVersion.findMany({
    where: { work },
    orderBy: { version: "desc" },
    select: { record: true },
  });
  return versions.some(({ record }) => isPictureOf(recipe, WorkRecord.parse(JSON.parse(record)).recipe));
}

/** Whether somebody may mix a work in: it is shown, and its licence, or their part in it, allows it. */
async function isOpenTo(db: Pick<Db, "work" | "workCredit" | "actor">, actor: ActorId, id: string) {
  const work = await db.work.findUnique({ where: { id } });
  if (!work || work.publishedAt === null || !isShown(work)) return false;
  if (mayRemix(work.licence as Licence)) return true;
  const merged = await db.actor.findMany({ where: { mergedInto: actor }, select: { id: true } });
  const players = [actor, ...merged.map((row) => row.id)];
  return (await db.workCredit.count({ where: { work: id, player: { in: players } } })) > 0;
}

/**
 * The edits of a message that say of a picture that it is a work's which it is not, or which is not open to whom they come from, by
 * their numbers. What the room already holds was looked at when it came in, and may always be written again.
 */
export async function untrueParents(
  db: Pick<Db, "work" | "workCredit" | "workVersion" | "actor">,
  actor: ActorId,
  held: Recipe["blends"],
  { edits }: EditMessage,
): Promise<ReadonlyMap<number, Code>> {
  const there = new Set(
    held.flatMap(({ source }) =>
      "recipe" in source && source.work !== undefined ? [`${source.work} ${spelled(source.recipe)}`] : [],
    ),
  );
  const found = new Map<string, boolean>();
  const untrue = new Map<number, Code>();
  for (const { n, edit } of edits) {
    const claim = claimIn(edit);
    const key = claim && `${claim.work} ${spelled(claim.recipe)}`;
    if (!claim || !key || there.has(key)) continue;
    const holds = found.get(key) ?? ((await isOpenTo(db, actor, claim.work)) && (await isTrue(db, claim)));
    found.set(key, holds);
    if (!holds) untrue.set(n, "untrue_parent");
  }
  return untrue;
}

/** Refuses `untrue_parent` where a log says of a picture that it is a work's which it is not: no record repeats that. */
export async function requireTrueParents(db: Pick<Db, "workVersion">, lineage: Lineage): Promise<void> {
  const seen = new Set<string>();
  for (const event of lineage.flat()) {
    const claim = event.kind === "edit" ? claimIn(event.payload.edit) : null;
    const key = claim && `${claim.work} ${spelled(claim.recipe)}`;
    if (!claim || !key || seen.has(key)) continue;
    seen.add(key);
    if (!(await isTrue(db, claim))) throw new AppError("untrue_parent", UNPUBLISHABLE, UNPUBLISHABLE);
  }
}

const UNPUBLISHABLE =
  "This picture cannot be published: something that was mixed into it names a work that it does not come from.";
