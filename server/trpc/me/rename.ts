import { z } from "zod";
import { subjectOf } from "@/core/moderation/subjects";
import { renamePerson } from "@/server/domain/identity/rename-person";
import { signedInProcedure } from "../trpc";

export const rename = signedInProcedure("bus", "data", "moderation")
  .input(z.object({ name: z.string() }))
  .mutation(async ({ ctx, input }) => {
    const name = await renamePerson(ctx.services.data, ctx.session.userId, input.name);
    const { actor, isGuest } = ctx.session;
    await ctx.services.bus.tell("renamed", { actor, person: { name, isGuest } });
    ctx.services.moderation.screenText(subjectOf("person", actor), name);
    return { name };
  });
