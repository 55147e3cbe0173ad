import * as z from "zod/mini";

/** Layer bands, from composition to surface. A control or blend acts on one of them or on all. */
export const BANDS = ["structure", "shapes", "colour"] as const;
export const Band = z.enum(BANDS);
export type Band = z.infer<typeof Band>;
export const BandOrAll = z.enum([...BANDS, "all"]);
export type BandOrAll = z.infer<typeof BandOrAll>;
