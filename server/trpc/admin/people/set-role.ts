import { z } from "zod";

import { setRole as giveRole } from "@/server/domain/account/set-role";
import { SITE_ROLES } from "@/server/domain/identity/site-role";
import { adminProcedure } from "../../trpc";
import { ByUser } from "./input";

export const setRole = adminProcedure("bus", "data")
  .input(ByUser.extend({ role: z.enum(SITE_ROLES) }))
  .mutation(async ({ ctx: { services, session }, input }) => {
    const { actor } = await giveRole(services.data, session.actor, input, Date.now());
    if (actor && input.role === "user") await services.bus.tell("watchingEnded", { actor });
  });
