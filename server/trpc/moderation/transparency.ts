import { z } from "zod";

import { readTransparency } from "@/server/domain/moderation/public/read-transparency";
import { openProcedure } from "../trpc";

const Input = z
  .object({ from: z.int().min(0), to: z.int().min(0) })
  .refine((s) => s.from < s.to, "from is before to");

/** The public report of a span of time. */
export const transparency = openProcedure("moderation")
  .input(Input)
  .query(({ ctx: { services }, input }) =>
    readTransparency(services.moderation, services.moderation.counted, input.from, input.to),
  );
