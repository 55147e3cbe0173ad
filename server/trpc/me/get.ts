import { barredFromHere } from "@/server/auth/session";
import { evenBarredOpenProcedure } from "../trpc";

/** Who is asking; both null when nobody is signed in. */
export const get = evenBarredOpenProcedure.query(({ ctx: { session } }) =>
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
        /** Why they may only look, and until when. */
        barred: barredFromHere(session),
      }
    : { user: null, actor: null, barred: null },
);
