import { openProcedure } from "../trpc";

/** Who is asking; both null when nobody is signed in. */
export const get = openProcedure.query(({ ctx: { session } }) =>
  session
    ? {
        user: {
          id: session.userId,
          name: session.name,
          email: session.email,
          isGuest: session.isGuest,
          role: session.role,
        },
        actor: session.actor,
      }
    : { user: null, actor: null },
);
