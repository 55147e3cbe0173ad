import { AppError } from "@/core/kernel/errors";
import { INSTANCE_ACTOR } from "@/core/kernel/ids/ids";
import type { Db, HasDatabase, Tx } from "@/prisma/client";
import { audit } from "@/server/domain/audit/audit";
import type { Secrets } from "@/server/infra/secrets/secrets";
import { requirePerson } from "./list-people";

/** Makes an account an admin by a way that needs no other admin, and writes it down as the instance's doing. */
async function makeAdmin(tx: Tx, userId: string, action: "role.claim" | "role.command"): Promise<void> {
  const { name, role, actor } = await requirePerson(tx, userId);
  await tx.user.update({ where: { id: userId }, data: { role: "admin" } });
  await audit(tx, {
    actor: INSTANCE_ACTOR,
    action,
    subject: `person:${actor ?? userId}`,
    before: { name, role },
    after: { name, role: "admin" },
  });
}

/** Makes the account with this address an admin and answers its name; null where there is none. */
export async function makeAdminByEmail(db: Db, email: string): Promise<string | null> {
  return db.$transaction(async (tx) => {
    const user = await tx.user.findUnique({ where: { email: email.trim().toLowerCase() } });
    if (!user || user.isAnonymous) return null;
    if (user.role !== "admin") await makeAdmin(tx, user.id, "role.command");
    return user.name;
  });
}

/**
 * Makes the visitor of the one-time link an admin. Guests have no way back to their role on another device, so an
 * account is asked for first and the link stays good until then, as it does when the role cannot be saved.
 */
export async function claimAdmin(
  { database: { db }, secrets }: HasDatabase & { secrets: Pick<Secrets, "redeemAdminToken"> },
  person: { userId: string; isGuest: boolean },
  token: string,
): Promise<void> {
  if (person.isGuest)
    throw new AppError(
      "forbidden",
      "a guest opened the admin link",
      "Make an account first, then open the link again.",
    );
  const redeemed = await secrets.redeemAdminToken(token, () =>
    db.$transaction((tx) => makeAdmin(tx, person.userId, "role.claim")),
  );
  if (!redeemed) {
    throw new AppError(
      "not_found",
      "wrong or used admin token",
      "This link has been used or is not complete.",
    );
  }
}
