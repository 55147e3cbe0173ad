import { randomInt } from "node:crypto";
import { AppError } from "@/core/kernel/errors";
import type { ActorId, RoomId, Sha256, WorkId } from "@/core/kernel/ids/ids";
import { type Recipe, Recipe as RecipeSchema, type Still } from "@/core/picture/recipe/recipe";
import { type Licence, mayRemix } from "@/core/work/record/licences";
import { WorkRecord } from "@/core/work/record/record";
import type { HasDatabase } from "@/prisma/client";
import { createRoom, type NewRoomDeps } from "@/server/domain/room/create-room";
import type { RoomDeps } from "@/server/domain/room/deps";
import type { Within } from "@/server/domain/settings/within";
import { requireShown } from "../require-shown";
import { asWorkVersion } from "../row";

export type Mix = "blend" | "breed";

/**
 * A new room that begins with a published work's picture; with two works, the second blended in half, or bred: structure of the
 * one, colours of the other, shapes by chance. Both are parents of whatever the room publishes.
 */
export async function remixWork(
  deps: NewRoomDeps,
  actors: readonly [ActorId, ...ActorId[]],
  {
    works,
    mix = "blend",
    within,
  }: { works: readonly WorkId[]; mix?: Mix | undefined; within?: Within | undefined },
): Promise<{ id: RoomId; slug: string }> {
  const [firstId, secondId] = works;
  if (!firstId || works.length > 2 || firstId === secondId)
    throw new AppError("out_of_range", "parents", "Remix one work, or two different ones.");
  const first = await parentOf(deps, actors, firstId);
  const second = secondId && (await parentOf(deps, actors, secondId));
  if (second && second.recipe.model.id !== first.recipe.model.id)
    throw new AppError("conflict", "models differ", "Only works of the same model can be mixed.");
  const recipe = second ? mixed(deps, { first, second, mix, by: actors[0] }) : whole(first.recipe);
  return createRoom(deps, {
    title: `${first.title}${second ? ` and ${second.title}` : ""}, remixed`,
    visibility: "public",
    host: actors[0],
    within,
    start: {
      recipe: RecipeSchema.parse(present(deps, recipe)),
      works: [first, ...(second ? [second] : [])].map(({ work, record }) => ({ work, record })),
    },
  });
}

type Parent = { work: WorkId; record: Sha256; title: string; version: number; recipe: Still };

/** A shown work whose licence, or one's part in it, allows making others from it. */
export async function parentOf(deps: HasDatabase, actors: readonly ActorId[], id: WorkId): Promise<Parent> {
  const { db } = deps.database;
  const work = await requireShown(db, id);
  const made = await db.workCredit.count({ where: { work: id, player: { in: [...actors] } } });
  if (!mayRemix(work.licence as Licence) && made === 0)
    throw new AppError(
      "forbidden",
      "licence",
      "All rights to this work are reserved. Ask its makers to remix it.",
    );
  const version = asWorkVersion(
    await db.workVersion.findUniqueOrThrow({
      where: { work_version: { work: id, version: work.version } },
    }),
  );
  const { recipe } = WorkRecord.parse(JSON.parse(version.record));
  return { work: id, record: version.recordHash, title: work.title, version: work.version, recipe };
}

const whole = (still: Still): Recipe => ({ ...still, keyframes: [] });

/** A room renders with the installed version of a model: a newer version takes the recipe over. */
const present = (deps: Pick<RoomDeps, "models">, recipe: Recipe): Recipe => ({
  ...recipe,
  ...presentParts(deps, recipe),
});

/** The model that is here in place of a picture's own, and the finish. */
export function presentParts<Part extends Pick<Still, "model" | "finish">>(
  deps: Pick<RoomDeps, "models">,
  { model, finish }: Part,
): Pick<Still, "model" | "finish"> {
  const present = presentModel(deps, model);
  return { model: present, ...(finish ? { finish: presentFinish(deps, present.id, finish) } : {}) };
}

function presentFinish(
  { models }: Pick<RoomDeps, "models">,
  model: string,
  finish: NonNullable<Still["finish"]>,
): NonNullable<Still["finish"]> {
  const present = models.get(model)?.finish;
  if (!finish.room) return finish;
  if (present?.id !== finish.room.model.id)
    throw new AppError(
      "unknown_model",
      "its finish is not here",
      "The finish that paints it is not installed here.",
    );
  return { ...finish, room: { ...finish.room, model: { id: present.id, hash: present.hash } } };
}

function presentModel({ models }: Pick<RoomDeps, "models">, { id }: Still["model"]): Still["model"] {
  const model = models.get(id);
  if (!model) throw new AppError("unknown_model");
  return { id, hash: model.hash };
}

function mixed(
  deps: Pick<RoomDeps, "models">,
  { first, second, mix, by }: { first: Parent; second: Parent; mix: Mix; by: ActorId },
): Recipe {
  const { v: _v, blends: _b, palette: _p, holds: _h, ...recipe } = second.recipe;
  const blend = (band: "all" | "shapes" | "colour", weight: number) => ({
    id: `parent-${band}`,
    source: { recipe: { ...recipe, ...presentParts(deps, recipe) }, work: second.work },
    band,
    weight,
    by,
  });
  const blends =
    mix === "blend"
      ? [blend("all", 0.5)]
      : [blend("colour", 1), ...(randomInt(2) === 1 ? [blend("shapes", 1)] : [])];
  return { ...whole(first.recipe), blends: [...blends, ...first.recipe.blends].slice(0, 8) };
}
