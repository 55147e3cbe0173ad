import { z } from "zod";
import { WorkId } from "@/core/kernel/ids/ids";
import { BlendSource, Palette } from "@/core/picture/recipe/recipe";

/** A published work as it can be mixed into a picture: its own latent, and its colours. */
export const Mate = z.object({
  work: WorkId,
  title: z.string(),
  version: z.int(),
  recipe: BlendSource.options[1].shape.recipe,
  palette: Palette.omit({ by: true }).nullable(),
});
export type Mate = z.infer<typeof Mate>;
