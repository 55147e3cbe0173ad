import { z } from "zod";
import { ModelId } from "@/core/kernel/ids/ids";
import { subjectOf } from "@/core/moderation/subjects";
import { createWithinQuota } from "@/server/domain/room/within-quota";
import { signedInProcedure } from "../trpc";
import { GuestRole, Password, Title, VisibilityInput } from "./input";

const Input = z.object({
  title: Title,
  visibility: VisibilityInput,
  password: Password.optional(),
  model: z.optional(ModelId),
  defaultRole: GuestRole.optional(),
});

export const create = signedInProcedure("limits", "moderation", "room")
  .input(Input)
  .mutation(async ({ ctx: { services, session }, input }) => {
    if (input.password) await services.limits.guesses.take(session.actor);
    const { id, slug } = await createWithinQuota(services.room, session, input);
    services.moderation.screenText(subjectOf("room", id), input.title);
    return { slug };
  });
