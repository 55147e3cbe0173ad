import { z } from "zod";
import { AppError } from "@/core/kernel/errors";
import { erasePerson } from "@/server/domain/account/erase-person";
import { evenBarredProcedure } from "../trpc";

/** Erases who asks. An account says its password again; a guest's browser is all there is of them. */
export const erase = evenBarredProcedure("accounts", "bus", "limits", "rooms", "work")
  .input(z.object({ works: z.enum(["stay", "down"]), password: z.string().max(200).default("") }))
  .mutation(async ({ ctx: { services, session }, input }) => {
    await services.limits.guesses.take(session.actor);
    if (!session.isGuest && !(await services.accounts.isPassword(session.userId, input.password)))
      throw new AppError("wrong_password", "erasing", "That is not your password. Nothing was erased.");
    await erasePerson({ ...services.work, rooms: services.rooms }, session.userId, {
      works: input.works,
    });
    await services.bus.tell("ended", { actor: session.actor, code: "signed_out" });
  });
