import { z } from "zod";
import { auditChoices, readAudit } from "@/server/domain/audit/read-audit";
import { adminProcedure, router } from "../trpc";

const text = z.string().max(100).optional();
const AuditInput = z.object({
  actor: text,
  action: text,
  subject: text,
  from: z.int().min(0).optional(),
  until: z.int().min(0).optional(),
  cursor: z.string().max(64).nullish(),
});

export const auditRouter = router({
  list: adminProcedure
    .input(AuditInput)
    .query(({ ctx, input: { cursor, ...filter } }) =>
      readAudit(ctx.services.room, filter, cursor ?? undefined),
    ),
  choices: adminProcedure.query(({ ctx }) => auditChoices(ctx.services.room)),
});
