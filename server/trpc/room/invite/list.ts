import { listInvites } from "@/server/domain/room/entry/invites";
import { signedInProcedure } from "../../trpc";
import { ById } from "../input";

export const list = signedInProcedure("room")
  .input(ById)
  .query(({ ctx: { services, session }, input }) => listInvites(services.room, session.actor, input.id));
