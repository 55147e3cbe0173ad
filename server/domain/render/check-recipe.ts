import type { z } from "zod";
import type { Rendering } from "@/core/api/schemas";
import { AppError } from "@/core/kernel/errors";
import { ActorId } from "@/core/kernel/ids/ids";
import { own } from "@/core/kernel/records/own";
import { paintsAs } from "@/core/picture/model/parse-finish";
import { isFinishControl } from "@/core/picture/recipe/finish-controls";
import { SQUARE } from "@/core/picture/recipe/ratio";
import { emptyRecipe, Still, stillOf } from "@/core/picture/recipe/recipe";
import type { RoomDeps } from "@/server/domain/room/deps";

/** The contributor of a single picture, whoever asks for it: nobody's credit is measured. */
const ASKER = ActorId.parse("asker");

/**
 * Turns a request into a recipe that can be drawn here. `unknown_model` where the model is not installed in that version;
 * `unknown_control`, `wrong_shape` and `out_of_range` for what it does not have.
 */
export function recipeOf(deps: Pick<RoomDeps, "models">, asked: z.output<typeof Rendering>): Still {
  const recipe = "recipe" in asked ? asked.recipe : fromSeed(deps, asked);
  if (recipe.ratio && !deps.models.get(recipe.model.id)?.ratios?.has(recipe.ratio))
    throw new AppError(
      "wrong_shape",
      recipe.ratio,
      `${recipe.model.id} does not draw pictures of ${recipe.ratio}.`,
    );
  for (const part of latentsOf(recipe)) {
    checkLatent(deps, part);
    checkFinish(deps, part);
  }
  const hands = deps.models.get(recipe.model.id)?.finish?.hands ?? new Set<string>();
  for (const { control } of recipe.holds)
    if (!recipe.finish || !isFinishControl(control, hands)) requireControl(deps, recipe.model.id, control);
  return recipe;
}

/** `unknown_model` where what paints a picture is not installed in that version; `unknown_control` for a hand it does not have. */
function checkFinish(
  { models }: Pick<RoomDeps, "models">,
  { model, finish }: Pick<Still, "model" | "finish">,
) {
  if (!finish?.room) return;
  const present = models.get(model.id)?.finish;
  const { id, hash } = finish.room.model;
  if (present?.id !== id || !paintsAs(present, hash))
    throw new AppError(
      "unknown_model",
      `finish ${id} at ${hash}`,
      `The finish ${id} is not here in the version that the recipe was made with.`,
    );
  for (const hand of [...Object.keys(finish.room.ground), ...Object.keys(finish.hands ?? {})])
    if (!present.hands.has(hand) && !own(finish.own ?? {}, hand))
      throw new AppError("unknown_control", `no hand ${hand}`, `The finish has no hand “${hand}”.`);
}

function fromSeed(
  deps: Pick<RoomDeps, "models">,
  asked: Exclude<z.output<typeof Rendering>, { recipe: Still }>,
): Still {
  const model = deps.models.get(asked.model);
  if (!model) throw new AppError("unknown_model", asked.model);
  const classes = [...model.classes].map((id) => ({ id }));
  const plain = stillOf(emptyRecipe({ id: asked.model, hash: model.hash, classes }, asked.seed));
  const mix = asked.class ? { [asked.class]: 1 } : plain.styles.structure;
  return Still.parse({
    ...plain,
    ...(asked.ratio === SQUARE ? {} : { ratio: asked.ratio }),
    truncation: asked.truncation,
    styles: { structure: mix, shapes: mix, colour: mix },
    contributions: Object.fromEntries(
      Object.entries(asked.controls).map(([control, value]) => [control, { [ASKER]: value }]),
    ),
    palette: asked.palette ? { ...asked.palette, by: ASKER } : null,
  });
}

/** The picture's own latent and those blended in. */
const latentsOf = (recipe: Still) => [
  recipe,
  ...recipe.blends.flatMap(({ source }) => ("recipe" in source ? [source.recipe] : [])),
];

function checkLatent(
  { models }: Pick<RoomDeps, "models">,
  part: Pick<Still, "model" | "styles" | "contributions">,
) {
  const model = models.get(part.model.id);
  if (!model) throw new AppError("unknown_model", part.model.id);
  if (model.hash !== part.model.hash)
    throw new AppError(
      "unknown_model",
      `${part.model.id} at ${part.model.hash}`,
      `${part.model.id} is here in another version than the recipe was made with.`,
    );
  for (const mix of Object.values(part.styles))
    for (const id of Object.keys(mix))
      if (!model.classes.has(id))
        throw new AppError("out_of_range", `no class ${id}`, `${part.model.id} has no class “${id}”.`);
  for (const control of Object.keys(part.contributions)) requireControl({ models }, model.id, control);
}

function requireControl({ models }: Pick<RoomDeps, "models">, model: string, control: string): void {
  const known: ReadonlySet<string> | undefined = models.get(model)?.controls;
  if (!known?.has(control))
    throw new AppError("unknown_control", control, `${model} has no control “${control}”.`);
}
