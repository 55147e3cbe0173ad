import { ControlId } from "@/core/kernel/ids/ids";
import { readPosition } from "@/server/domain/room/queries/read-position";
import { signedInProcedure } from "../trpc";
import { ById } from "./input";

export const position = signedInProcedure("room", "rooms")
  .input(ById.extend({ control: ControlId }))
  .query(({ ctx: { services, session }, input }) =>
    readPosition(services.room, services.rooms, {
      room: input.id,
      control: input.control,
      actor: session.actor,
    }),
  );
