import { z } from "zod";

import { showAudit } from "@/server/domain/audit/read-audit";
import { adminProcedure } from "../../trpc";

const text = z.string().max(100).optional();
const Input = z.object({
  actor: text,
  action: text,
  subject: text,
  from: z.int().min(0).optional(),
  until: z.int().min(0).optional(),
  cursor: z.string().max(64).nullish(),
});

export const list = adminProcedure("data")
  .input(Input)
  .query(({ ctx, input: { cursor, ...filter } }) =>
    showAudit(ctx.services.data, filter, cursor ?? undefined),
  );
