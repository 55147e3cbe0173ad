import { AppError } from "@/core/kernel/errors";
import type { ActorId } from "@/core/kernel/ids/ids";
import type { HasDatabase } from "@/prisma/client";
import { audit } from "@/server/domain/audit/audit";
import { lockAdmins, requireAnotherAdmin } from "@/server/domain/identity/last-admin";
import type { SiteRole } from "@/server/domain/identity/site-role";
import { requirePerson } from "./list-people";

/** Gives someone with an account another role on the site. `forbidden` for guests, `last_admin` where none would be left. */
export async function setRole(
  { database: { db } }: HasDatabase,
  by: ActorId,
  { userId, role }: { userId: string; role: SiteRole },
  now: number,
): Promise<{ actor: ActorId | null; before: string }> {
  return db.$transaction(async (tx) => {
    // Who decides about somebody asks for their role under the same lock.
    await lockAdmins(tx, now);
    const person = await requirePerson(tx, userId);
    if (person.isGuest && role !== "user")
      throw new AppError("forbidden", "a guest", "A guest cannot have a role: they need an account first.");
    if (person.actor && role !== "admin") await requireAnotherAdmin(tx, person.actor, now);
    const { role: before } = person;
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
