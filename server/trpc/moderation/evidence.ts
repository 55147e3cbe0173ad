import { readEvidence } from "@/server/domain/moderation/desk/read-evidence";
import { moderatorProcedure } from "../trpc";
import { ByCase } from "./input";

/** What there is to look at: the work and its recipe, its lineage, its room, who made it. */
export const evidence = moderatorProcedure("moderation")
  .input(ByCase)
  .query(({ ctx, input }) => readEvidence(ctx.services.moderation, input.case));
