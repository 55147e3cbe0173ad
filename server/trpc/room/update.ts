import { updateRoom } from "@/server/domain/room/update-room";
import { signedInProcedure } from "../trpc";
import { ById, GuestRole, Password, Title, VisibilityInput } from "./input";

const Input = ById.extend({
  title: Title.optional(),
  visibility: VisibilityInput.optional(),
  password: Password.nullable().optional(),
  defaultRole: GuestRole.optional(),
});

export const update = signedInProcedure
  .input(Input)
  .mutation(({ ctx: { services, session }, input: { id, ...changes } }) =>
    updateRoom(services.room, session.actor, id, changes),
  );
