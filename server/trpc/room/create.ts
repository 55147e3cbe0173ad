import { z } from "zod";
import { ModelId } from "@/core/ids/ids";
import { subjectOf } from "@/core/moderation/subjects";
import { createRoom } from "@/server/domain/room/create-room";
import { requireRoomQuota, withinRooms } from "@/server/domain/settings/quotas";
import { signedInProcedure } from "../trpc";
import { GuestRole, Password, Title, VisibilityInput } from "./input";

const Input = z.object({
  title: Title,
  visibility: VisibilityInput,
  password: Password.optional(),
  model: ModelId.optional(),
  defaultRole: GuestRole.optional(),
});

export const create = signedInProcedure
  .input(Input)
  .mutation(async ({ ctx: { services, session }, input }) => {
    if (input.password) await services.guesses.take(session.actor);
    await requireRoomQuota(services.room.database.db, session);
    const { id, slug } = await createRoom(services.room, {
      ...input,
      host: session.actor,
      within: withinRooms(session),
    });
    services.look(subjectOf("room", id), input.title);
    return { slug };
  });
