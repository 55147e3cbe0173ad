import { z } from "zod";

import { REPORT_LENGTH } from "@/core/moderation/limits";
import { RuleId, Subject } from "@/core/moderation/schemas";
import { report as takeReport } from "@/server/domain/moderation/cases/report";
import { signedInProcedure } from "../trpc";
import { actorsOfSession } from "./asking";

const Input = z.object({ subject: Subject, rule: RuleId, text: z.string().max(REPORT_LENGTH * 2) });

/** Says that something is against the rules. */
export const report = signedInProcedure("data", "limits", "moderation")
  .input(Input)
  .mutation(async ({ ctx, input }) => {
    const { services, session } = ctx;
    await services.limits.reports.take({ ...session, address: ctx.address });
    const actors = await actorsOfSession(ctx);
    const { known } = await takeReport(services.moderation, { actors, isGuest: session.isGuest }, input);
    return { known };
  });
