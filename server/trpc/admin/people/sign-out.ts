import { signOutPerson } from "@/server/domain/account/sign-out-person";
import { adminProcedure } from "../../trpc";
import { ByUser } from "./input";

/** Ends all of someone's sessions and keys, and what they are connected to. */
export const signOut = adminProcedure("bus", "data")
  .input(ByUser)
  .mutation(async ({ ctx: { services, session }, input }) => {
    const { actor, sessions, keys } = await signOutPerson(
      services.data,
      session.actor,
      input.userId,
      Date.now(),
    );
    if (actor) await services.bus.tell("ended", { actor, code: "signed_out" });
    return { sessions, keys };
  });
