import type { IncomingHttpHeaders } from "node:http";
import { fromNodeHeaders } from "better-auth/node";
import type { ActorId } from "@/core/ids/ids";
import type { Db } from "@/prisma/client";
import { actorOf } from "@/server/domain/person/actors";
import type { Auth } from "./create-auth";

export const SITE_ROLES = ["user", "moderator", "admin"] as const;
export type SiteRole = (typeof SITE_ROLES)[number];

/** Who is asking: a guest or an account, and the actor they act as in logs. */
export type Session = {
  userId: string;
  actor: ActorId;
  name: string;
  email: string | null;
  isGuest: boolean;
  role: SiteRole;
  expiresAt: Date;
};

/** The session of a request's cookie; null when there is none, it has ended or its person is banned. */
export async function sessionOf(
  deps: { auth: Auth; db: Db },
  headers: Headers | IncomingHttpHeaders,
): Promise<Session | null> {
  const found = await deps.auth.api.getSession({
    headers: headers instanceof Headers ? headers : fromNodeHeaders(headers),
    // Only the browser's own question can renew its cookie; asking on its behalf reads, and works when nothing can be written.
    query: { disableRefresh: true },
  });
  if (!found) return null;
  const { user, session } = found;
  if (user.banned && !(user.banExpires && user.banExpires.getTime() <= Date.now())) return null;
  const isGuest = user.isAnonymous === true;
  return {
    userId: user.id,
    actor: await actorOf(deps.db, user.id),
    name: user.name,
    email: isGuest ? null : user.email,
    isGuest,
    role: SITE_ROLES.find((role) => role === user.role) ?? "user",
    expiresAt: session.expiresAt,
  };
}
