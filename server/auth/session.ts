import type { IncomingHttpHeaders } from "node:http";
import { fromNodeHeaders } from "better-auth/node";
import type { ActorId } from "@/core/kernel/ids/ids";
import type { Db } from "@/prisma/client";
import { actorOf } from "@/server/domain/identity/actors";
import { shownAddress } from "@/server/domain/identity/email-address";
import { SITE_ROLES, type SiteRole } from "@/server/domain/identity/site-role";
import { barredWords, readStanding, type Standing } from "@/server/domain/identity/standing";
import type { Auth } from "./create-auth";

/** Who is asking: a guest or an account, and the actor they act as in logs. */
export type Session = {
  /** Of its row: not the token that the cookie carries. */
  id: string;
  userId: string;
  actor: ActorId;
  name: string;
  email: string | null;
  isGuest: boolean;
  role: SiteRole;
  expiresAt: Date;
  /** When they came in. */
  since: Date;
  /** Read with each request, like the role: a decision by moderators takes effect at once. */
  standing: Standing;
};

/**
 * The session of a request's cookie; null when there is none or it has ended. Someone who is banned has one, to read why and
 * to appeal: whoever serves anything else asks `barredFromHere`.
 */
export async function sessionOf(
  deps: { auth: Auth; db: Db },
  headers: Headers | IncomingHttpHeaders,
): Promise<Session | null> {
  const found = await deps.auth.api.getSession({
    headers: deps.auth.taken(headers instanceof Headers ? headers : fromNodeHeaders(headers)),
    // Only the browser's own question can renew its cookie; asking on its behalf reads, and works when nothing can be written.
    query: { disableRefresh: true },
  });
  if (!found) return null;
  const { user, session } = found;
  const isGuest = user.isAnonymous === true;
  const actor = await actorOf(deps.db, user.id);
  return {
    id: session.id,
    userId: user.id,
    actor,
    name: user.name,
    email: isGuest ? null : shownAddress(user.email),
    isGuest,
    role: SITE_ROLES.find((role) => role === user.role) ?? "user",
    expiresAt: session.expiresAt,
    since: session.createdAt,
    standing: await readStanding(deps.db, actor),
  };
}

/** The words for a person who is banned or suspended; null for everyone else. */
export const barredFromHere = ({ standing }: Session): string | null => barredWords(standing, Date.now());

/** The session of someone who may take part; null for those who are banned or suspended, as for those signed out. */
export const freeSession = (session: Session | null): Session | null =>
  session && !barredFromHere(session) ? session : null;
