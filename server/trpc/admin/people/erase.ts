import { eraseForSomeone } from "@/server/domain/account/erase-person";
import { adminProcedure } from "../../trpc";
import { ByUser } from "./input";

export const erase = adminProcedure("bus", "rooms", "work")
  .input(ByUser)
  .mutation(async ({ ctx: { services, session }, input }) => {
    const deps = { ...services.work, rooms: services.rooms };
    const actor = await eraseForSomeone(deps, session.actor, input.userId);
    if (actor) await services.bus.tell("ended", { actor, code: "signed_out" });
  });
