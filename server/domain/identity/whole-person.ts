import type { ActorId } from "@/core/kernel/ids/ids";
import type { Db } from "@/prisma/client";
import { familyOf } from "./actors";
import { SITE_ROLES, type SiteRole } from "./site-role";

/** A person by any of their actors: what they are called in one log and in another is one person. */
export type WholePerson = {
  /** The actor they act as now. */
  actor: ActorId;
  /** Every actor that is them, the one they act as first. */
  actors: readonly ActorId[];
  /** Null once they were erased. */
  userId: string | null;
  isGuest: boolean;
  role: SiteRole;
};

/**
 * Who is behind an actor, wherever it was merged since. Whatever is decided about somebody asks this first: what an admin said as
 * a guest is an admin's.
 */
export async function wholePerson(db: Pick<Db, "actor">, actor: ActorId): Promise<WholePerson> {
  const actors = await familyOf(db, actor);
  const rows = await db.actor.findMany({
    where: { id: { in: actors }, userId: { not: null } },
    select: { id: true, user: { select: { id: true, role: true, isAnonymous: true } } },
  });
  // The first is the one they act as; another has a user only where two were joined halfway.
  const users = actors.flatMap((id) => rows.find((row) => row.id === id)?.user ?? []);
  const [user] = users;
  const roles = users.map(({ role }) => SITE_ROLES.indexOf((role ?? "user") as SiteRole));
  return {
    actor: actors[0] ?? actor,
    actors,
    userId: user?.id ?? null,
    isGuest: user?.isAnonymous === true,
    role: SITE_ROLES[Math.max(0, ...roles)] ?? "user",
  };
}
