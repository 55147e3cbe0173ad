import { z } from "zod";
import { BlendSource, Palette } from "@/core/recipe/recipe";
import { WorkId } from "@/core/work/record";

/** A published work as it can be mixed into a picture: its own latent, and its colours. */
export const Mate = z.object({
  work: WorkId,
  title: z.string(),
  version: z.int(),
  recipe: BlendSource.options[1].shape.recipe,
  palette: Palette.omit({ by: true }).nullable(),
});
export type Mate = z.infer<typeof Mate>;
