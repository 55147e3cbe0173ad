import { barredFromHere } from "@/server/auth/session";
import { readRestriction } from "@/server/domain/moderation/cases/read-restriction";
import { actorsOfSession } from "../moderation/asking";
import { evenBarredOpenProcedure } from "../trpc";

/** Who is asking; both null when nobody is signed in. */
export const get = evenBarredOpenProcedure("data").query(async ({ ctx: { services, session } }) =>
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
        /** What they are kept from, muted included, with the decision it comes from. */
        restriction: await readRestriction(
          services.data,
          await actorsOfSession({ services, session }),
          session.standing,
          Date.now(),
        ),
      }
    : { user: null, actor: null, barred: null, restriction: null },
);
