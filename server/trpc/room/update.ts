import { z } from "zod";
import { subjectOf } from "@/core/moderation/subjects";
import { updateRoom } from "@/server/domain/room/update-room";
import { signedInProcedure } from "../trpc";
import { ById, GuestRole, Password, Title, VisibilityInput } from "./input";

const Input = ById.extend({
  title: Title.optional(),
  visibility: VisibilityInput.optional(),
  password: Password.nullable().optional(),
  defaultRole: GuestRole.optional(),
  fadeDays: z.int().min(0).max(3650).optional(),
  knock: z.boolean().optional(),
  archived: z.boolean().optional(),
});

export const update = signedInProcedure("limits", "moderation", "room", "rooms")
  .input(Input)
  .mutation(async ({ ctx: { services, session }, input: { id, ...changes } }) => {
    if (changes.password) await services.limits.guesses.take(session.actor);
    await updateRoom(services.room, services.rooms, session.actor, id, changes);
    if (changes.title) services.moderation.screenText(subjectOf("room", id), changes.title);
  });
