import { canonicalJson } from "@/core/kernel/canon/jcs";
import { AppError, type Code } from "@/core/kernel/errors";
import type { ActorId } from "@/core/kernel/ids/ids";
import type { Recipe } from "@/core/picture/recipe/recipe";
import type { EditMessage } from "@/core/room/protocol/messages";
import { editsMade } from "@/core/work/credit/edits-made";
import type { Lineage } from "@/core/work/credit/subset";
import { type Claim, claimsIn, claimsOf } from "@/core/work/record/claims";
import { type Licence, mayRemix } from "@/core/work/record/licences";
import { WorkRecord } from "@/core/work/record/record";
import { isShown } from "@/core/work/record/shown";
import type { Db } from "@/prisma/client";
import { familyOf } from "@/server/domain/identity/actors";
import { whyWithdrawn } from "../versions/withdrawn-version";

type Latent = Claim["recipe"];

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

/** Whether some version of the work has this very picture; with `excludeWithdrawn`, versions that somebody withdrew from do not count. */
async function isTrue(
  db: Pick<Db, "workVersion" | "actor">,
  { work, recipe }: Claim,
  { excludeWithdrawn = false } = {},
): Promise<boolean> {
  const versions = await db.workVersion.findMany({
    where: { work },
    orderBy: { version: "desc" },
    select: { record: true, of: { select: { credits: true } } },
  });
  for (const { record: kept, of } of versions) {
    const record = WorkRecord.parse(JSON.parse(kept));
    if (!isPictureOf(recipe, record.recipe)) continue;
    if (!excludeWithdrawn || !(await whyWithdrawn(db, record, of.credits))) return true;
  }
  return false;
}

/** Whether somebody may mix a work in: it is shown, and its licence, or their part in it, allows it. */
async function isOpenTo(db: Pick<Db, "work" | "workCredit" | "actor">, actor: ActorId, id: string) {
  const work = await db.work.findUnique({ where: { id } });
  if (!work || work.publishedAt === null || !isShown(work)) return false;
  if (mayRemix(work.licence as Licence)) return true;
  const players = await familyOf(db, actor);
  return (await db.workCredit.count({ where: { work: id, player: { in: players } } })) > 0;
}

/**
 * The numbers of edits that claim a picture is a work's although it is not, or although the sender may not use that work. Pictures that
 * the room holds already were checked when they came in, and may always be written again.
 */
export async function untrueParents(
  db: Pick<Db, "work" | "workCredit" | "workVersion" | "actor">,
  actor: ActorId,
  held: Pick<Recipe, "blends" | "keyframes">,
  { edits }: EditMessage,
): Promise<ReadonlyMap<number, Code>> {
  const pictures = [held, ...held.keyframes.map(({ recipe }) => recipe)];
  const there = new Set(pictures.flatMap(({ blends }) => claimsOf(blends)).map(nameOf));
  const found = new Map<string, boolean>();
  const untrue = new Map<number, Code>();
  for (const { n, edit } of edits) {
    for (const claim of claimsIn(edit)) {
      const name = nameOf(claim);
      if (there.has(name)) continue;
      const holds =
        found.get(name) ??
        ((await isOpenTo(db, actor, claim.work)) && (await isTrue(db, claim, { excludeWithdrawn: true })));
      found.set(name, holds);
      if (!holds) untrue.set(n, "untrue_parent");
    }
  }
  return untrue;
}

const nameOf = ({ work, recipe }: Claim): string => `${work} ${spelled(recipe)}`;

/** Throws `untrue_parent` where a log claims that a picture is a work's although it is not, so that no record repeats the claim. */
export async function requireTrueParents(
  db: Pick<Db, "workVersion" | "actor">,
  lineage: Lineage,
): Promise<void> {
  const seen = new Set<string>();
  for (const { edit } of lineage.flatMap(editsMade)) {
    // Keyframes are not part of a published picture.
    if (edit.kind !== "blend") continue;
    for (const claim of claimsIn(edit)) {
      const name = nameOf(claim);
      if (seen.has(name)) continue;
      seen.add(name);
      if (!(await isTrue(db, claim))) throw new AppError("untrue_parent", UNPUBLISHABLE, UNPUBLISHABLE);
    }
  }
}

const UNPUBLISHABLE =
  "This picture cannot be published: something that was mixed into it names a work that it does not come from.";
