import { AppError } from "@/core/errors";
import type { ActorId } from "@/core/ids/ids";
import type { Db } from "@/prisma/client";
import { audit } from "@/server/domain/audit/audit";
import { requireAnotherAdmin } from "./last-admin";
import { requirePerson } from "./list-people";

export const SITE_ROLES = ["user", "moderator", "admin"] as const;
export type SiteRole = (typeof SITE_ROLES)[number];

/** Gives someone with an account another role on the site. `forbidden` for guests, `last_admin` where none would be left. */
export async function setRole(
  db: Db,
  by: ActorId,
  { userId, role }: { userId: string; role: SiteRole },
  now: number,
): Promise<{ actor: ActorId | null; before: string }> {
  return db.$transaction(async (tx) => {
    const person = await requirePerson(tx, userId);
    if (person.isGuest && role !== "user")
      throw new AppError("forbidden", "a guest", "A guest cannot have a role: they need an account first.");
    if (person.actor && role !== "admin") await requireAnotherAdmin(tx, person.actor, now);
    // Read again under the lock: what was read before it may have been changed by another admin.
    const { role: before } = await requirePerson(tx, userId);
    if (before === role) return { actor: person.actor, before };
    await tx.user.update({ where: { id: userId }, data: { role } });
    await audit(tx, {
      actor: by,
      action: "role.set",
      subject: `person:${person.actor ?? userId}`,
      before: { name: person.name, role: before },
      after: { name: person.name, role },
    });
    return { actor: person.actor, before };
  });
}
