import { z } from "zod";

/** A training image as a work's page names it. Distance in standard deviations of the training images' own features. */
export const Neighbour = z.object({
  artist: z.string(),
  title: z.string(),
  date: z.string(),
  source: z.string(),
  distance: z.number(),
});
export type Neighbour = z.infer<typeof Neighbour>;

/** What is kept of a version: how near it is to what its model was trained on. */
export const Training = z.discriminatedUnion("kind", [
  /** The model was drawn from a seed and never saw an image. */
  z.object({ kind: z.literal("none") }),
  /** The model was trained, and nothing to compare with came with it, or it is not here any more in that version. */
  z.object({ kind: z.literal("unknown"), why: z.string() }),
  z.object({
    kind: z.literal("measured"),
    nearest: z.array(Neighbour),
    images: z.int(),
    /** Works that training never saw, and the share of them that lie nearer to a training image than this; null without any. */
    heldOut: z.int(),
    percentile: z.number().nullable(),
  }),
]);
export type Training = z.infer<typeof Training>;
