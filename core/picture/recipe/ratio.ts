import { z } from "zod";

/** Width to height, as people say it. Each is a shape that rooms offer: square, wide, tall, film. */
export const RATIOS = ["1:1", "3:2", "2:3", "16:9"] as const;
export const SQUARE = "1:1";
const WORDS = `A picture's shape is one of ${RATIOS.join(", ")}.`;

export const Ratio = z.enum(RATIOS, WORDS);
export type Ratio = z.infer<typeof Ratio>;
/** As recipes hold it: a square is left out, so that a picture has one spelling and those from before there were others keep their hashes. */
export const OtherRatio = Ratio.exclude([SQUARE], WORDS);

/** The shape that a recipe asks for. */
export const ratioOf = ({ ratio }: { ratio?: z.infer<typeof OtherRatio> | undefined }): Ratio =>
  ratio ?? SQUARE;
