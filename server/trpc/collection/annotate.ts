import { z } from "zod";
import { subjectOf } from "@/core/moderation/subjects";
import { COLLECTION_LIMITS } from "@/core/work/collection/collection";
import { annotateWork } from "@/server/domain/collection/hang-work";
import { signedInProcedure } from "../trpc";
import { viewersActors } from "../viewers-actors";
import { ByWork } from "./input";

export const annotate = signedInProcedure("data", "moderation")
  .input(ByWork.extend({ note: z.string().max(COLLECTION_LIMITS.note * 2) }))
  .mutation(async ({ ctx, input: { id, work, note } }) => {
    await annotateWork(ctx.services.data, { actors: await viewersActors(ctx), id }, work, note);
    ctx.services.moderation.screenText(subjectOf("exhibition", id), note);
  });
