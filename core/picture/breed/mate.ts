import * as z from "zod/mini";
import { WorkId } from "@/core/kernel/ids/ids";
import { Palette, PictureSource } from "@/core/picture/recipe/recipe";

/** A published work as it can be mixed into a picture: its own latent, and its colours. */
export const Mate = z.object({
  work: WorkId,
  title: z.string(),
  version: z.int(),
  recipe: PictureSource.shape.recipe,
  palette: z.nullable(z.omit(Palette, { by: true })),
});
export type Mate = z.infer<typeof Mate>;
