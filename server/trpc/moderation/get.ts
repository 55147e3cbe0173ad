import { readCaseFor } from "@/server/domain/moderation/cases/read-case-for";
import { moderatorProcedure } from "../trpc";
import { actorsOfSession } from "./asking";
import { ByCase } from "./input";

export const get = moderatorProcedure("data", "moderation")
  .input(ByCase)
  .query(async ({ ctx, input }) =>
    readCaseFor(ctx.services.moderation, await actorsOfSession(ctx), input.case),
  );
