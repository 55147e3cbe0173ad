import { auditChoices } from "@/server/domain/audit/read-audit";
import { adminProcedure } from "../../trpc";

/** What a filter can be set to. */
export const choices = adminProcedure("data").query(({ ctx }) => auditChoices(ctx.services.data));
