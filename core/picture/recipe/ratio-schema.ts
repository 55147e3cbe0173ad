import * as z from "zod/mini";
import { RATIOS, type Ratio, SQUARE } from "./ratio";

const WORDS = `A picture's shape is one of ${RATIOS.join(", ")}.`;

export const RatioSchema = z.enum(RATIOS, WORDS);
/** As recipes hold it: a square is left out, so that a picture has one spelling and those from before there were others keep their hashes. */
export const OtherRatio = z.enum(
  RATIOS.filter((ratio): ratio is Exclude<Ratio, typeof SQUARE> => ratio !== SQUARE),
  WORDS,
);
