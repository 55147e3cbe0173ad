import { z } from "zod";
import { listKeysOf, revokeKeysOf } from "@/server/domain/key/end-keys";
import { eraseForSomeone } from "@/server/domain/person/erase-person";
import { listPeople, PERSON_FILTERS } from "@/server/domain/person/list-people";
import { makeReset, resetUrl } from "@/server/domain/person/reset-password";
import { setRole as giveRole } from "@/server/domain/person/set-role";
import { signOutPerson } from "@/server/domain/person/sign-out-person";
import { SITE_ROLES } from "@/server/domain/person/site-role";
import { adminProcedure, router } from "../trpc";

const ByUser = z.object({ userId: z.string().min(1).max(64) });

const list = adminProcedure
  .input(
    z.object({
      search: z.string().max(200).optional(),
      filter: z.enum(PERSON_FILTERS).optional(),
      cursor: z.string().max(64).nullish(),
    }),
  )
  .query(({ ctx, input: { cursor, ...query } }) =>
    listPeople(ctx.services.room, { ...query, cursor: cursor ?? undefined }),
  );

const setRole = adminProcedure
  .input(ByUser.extend({ role: z.enum(SITE_ROLES) }))
  .mutation(async ({ ctx: { services, session }, input }) => {
    const { actor } = await giveRole(services.room, session.actor, input, Date.now());
    if (actor && input.role === "user") await services.bus.tell("watchingEnded", { actor });
  });

/** Ends all of someone's sessions and keys, and what they are connected to. */
const signOut = adminProcedure.input(ByUser).mutation(async ({ ctx: { services, session }, input }) => {
  const { actor, sessions, keys } = await signOutPerson(
    services.room,
    session.actor,
    input.userId,
    Date.now(),
  );
  if (actor) await services.bus.tell("ended", { actor, code: "signed_out" });
  return { sessions, keys };
});

const erase = adminProcedure.input(ByUser).mutation(async ({ ctx: { services, session }, input }) => {
  const deps = { ...services.work, rooms: services.rooms };
  const actor = await eraseForSomeone(deps, session.actor, input.userId);
  if (actor) await services.bus.tell("ended", { actor, code: "signed_out" });
});

/** A link with which someone chooses a new password; shown this once. */
const resetLink = adminProcedure.input(ByUser).mutation(async ({ ctx: { services, session }, input }) => {
  const token = await makeReset(services.room, session.actor, input.userId, Date.now());
  return { url: resetUrl(services.config.origin, token) };
});

/** Someone's keys of the API, without the keys themselves. */
const keys = adminProcedure
  .input(ByUser)
  .query(({ ctx, input }) => listKeysOf(ctx.services.room, input.userId));

/** Ends one of someone's keys, or all. */
const revokeKeys = adminProcedure
  .input(ByUser.extend({ key: z.string().min(1).max(64).optional() }))
  .mutation(({ ctx: { services, session }, input }) =>
    revokeKeysOf(services.room, session.actor, input, Date.now()),
  );

export const peopleRouter = router({ list, setRole, signOut, erase, resetLink, keys, revokeKeys });
