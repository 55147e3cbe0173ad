import * as z from "zod/mini";

/** Numbers in a recipe are kept to four decimals, so that a value has one spelling in every log and hash. */
export const round4 = (x: number): number => Math.round(x * 1e4) / 1e4 + 0;
export const amount = (min: number, max: number) =>
  z.pipe(z.number().check(z.minimum(min), z.maximum(max)), z.transform(round4));
