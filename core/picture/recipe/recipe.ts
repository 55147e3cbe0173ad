import * as z from "zod/mini";
import { hashOf } from "@/core/kernel/canon/hash";
import { ActorId, ControlId, ModelId, Sha256 } from "@/core/kernel/ids/ids";
import { BandOrAll } from "@/core/picture/model/bands";
import { RECIPE_LIMITS } from "@/core/picture/recipe/limits";
import { Finish, type RoomFinish } from "./finish";
import { amount } from "./numbers";
import { OtherRatio } from "./ratio-schema";

export { round4 } from "./numbers";

export const Seed = z.int().check(z.minimum(0), z.maximum(0xffff_ffff));
export const Truncation = amount(0, RECIPE_LIMITS.truncation);
export const Contribution = amount(-RECIPE_LIMITS.contribution, RECIPE_LIMITS.contribution);
export const Influence = amount(0, 1);
export const Colour = z.pipe(
  z.string().check(z.regex(/^#[0-9a-fA-F]{6}$/, "not a colour")),
  z.transform((c) => c.toLowerCase()),
);
/** Weights of the model's classes in one band; normalised when resolved. */
export const ClassMix = z
  .record(z.string().check(z.regex(/^[a-z0-9-]{1,40}$/)), amount(0, 1))
  .check(
    z.refine(
      (m) => Object.keys(m).length <= RECIPE_LIMITS.classes && Object.values(m).some((v) => v > 0),
      "no class has weight",
    ),
  );
export type ClassMix = z.infer<typeof ClassMix>;

/** The part of a recipe that makes a latent, without what is layered on top of other latents. */
const latentFields = {
  model: z.object({ id: ModelId, hash: Sha256 }),
  seed: Seed,
  truncation: Truncation,
  styles: z.object({ structure: ClassMix, shapes: ClassMix, colour: ClassMix }),
  contributions: z.record(ControlId, z.record(ActorId, Contribution)),
  influence: z.record(ActorId, Influence),
};
/** Absent in pictures without a finish, such as all pictures made before finishes existed. */
const finish = z.optional(Finish);
/** A work's id, or the text that an old log holds in its place. Always a text with a canonical form. */
const BroughtIn = z.string().check(z.regex(/^[A-Za-z0-9_:-]{0,64}$/, "not a work"));
/** What a blend draws on: a plain seed or another picture, inlined so that the recipe stays complete. */
const SeedSource = z.object({ seed: Seed, styles: z.optional(latentFields.styles) });
/** Another picture's own latent and finish. */
export const PictureSource = z.object({
  recipe: z.object({ ...latentFields, finish }),
  work: z.optional(BroughtIn),
});
export const BlendSource = z.union([SeedSource, PictureSource]);
export const Blend = z.object({
  id: z.string().check(z.regex(/^[A-Za-z0-9_-]{1,40}$/)),
  source: BlendSource,
  band: BandOrAll,
  weight: amount(0, 1),
  by: ActorId,
});
export type Blend = z.infer<typeof Blend>;
export const Palette = z.object({
  colours: z.array(Colour).check(z.minLength(1), z.maxLength(RECIPE_LIMITS.paletteColours)),
  strength: amount(0, 1),
  by: ActorId,
});
export type Palette = z.infer<typeof Palette>;
export const Hold = z.object({
  control: ControlId,
  value: amount(-RECIPE_LIMITS.rendered, RECIPE_LIMITS.rendered),
  by: ActorId,
});
export type Hold = z.infer<typeof Hold>;

const stillFields = {
  v: z.literal(1),
  ...latentFields,
  blends: z.array(Blend).check(z.maxLength(RECIPE_LIMITS.blends)),
  palette: z.nullable(Palette),
  holds: z.array(Hold).check(z.maxLength(RECIPE_LIMITS.holds)),
  /** Width to height; absent: square. */
  ratio: z.optional(OtherRatio),
  finish,
};
/** A picture at one moment: a recipe without keyframes. */
export const Still = z.object(stillFields);
export type Still = z.infer<typeof Still>;
export const Keyframe = z.object({
  id: z.string().check(z.regex(/^[A-Za-z0-9_-]{1,40}$/)),
  recipe: Still,
  /** Seconds from the loop's start. */
  at: amount(0, RECIPE_LIMITS.loopSeconds),
  ease: z.enum(["linear", "smooth", "hold"]),
  by: ActorId,
});
export type Keyframe = z.infer<typeof Keyframe>;

/** The complete description of a picture: same recipe and same model hash, same picture. */
export const Recipe = z.object({
  ...stillFields,
  keyframes: z.array(Keyframe).check(z.maxLength(RECIPE_LIMITS.keyframes)),
});
export type Recipe = z.infer<typeof Recipe>;

/** What a picture depends on: all but the loop's keyframes. */
export const stillOf = ({ keyframes: _loop, ...still }: Recipe): Still => still;

/** sha256 of the recipe's canonical JSON. Two recipes with one hash are one picture. */
export const recipeHash = (recipe: Recipe | Still): Sha256 => hashOf(recipe);

/** A room's first recipe: one of the model's classes, chosen by the seed, nobody's contributions, and the finish it begins with. */
export function emptyRecipe(
  model: { id: ModelId; hash: Sha256; classes: readonly { id: string }[] },
  seed: number,
  start?: RoomFinish,
): Recipe {
  const first = model.classes[seed % model.classes.length];
  if (!first) throw new RangeError("a model has at least one class");
  const mix: ClassMix = { [first.id]: 1 };
  return {
    v: 1,
    model: { id: model.id, hash: model.hash },
    seed,
    truncation: 0.8,
    styles: { structure: mix, shapes: mix, colour: mix },
    contributions: {},
    influence: {},
    blends: [],
    palette: null,
    holds: [],
    ...(start ? { finish: { room: start } } : {}),
    keyframes: [],
  };
}
