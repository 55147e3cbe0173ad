import { AppError } from "@/core/errors";
import type { Db } from "@/prisma/client";
import type { Secrets } from "@/server/infra/secrets/secrets";

/**
 * Makes the visitor of the one-time link an admin. Guests have no way back to their role on another device, so an
 * account is asked for first and the link stays good until then, as it does when the role cannot be saved.
 */
export async function claimAdmin(
  deps: { db: Db; secrets: Pick<Secrets, "redeemAdminToken"> },
  person: { userId: string; isGuest: boolean },
  token: string,
): Promise<void> {
  if (person.isGuest)
    throw new AppError(
      "forbidden",
      "a guest opened the admin link",
      "Make an account first, then open the link again.",
    );
  const redeemed = await deps.secrets.redeemAdminToken(
    token,
    async () => void (await deps.db.user.update({ where: { id: person.userId }, data: { role: "admin" } })),
  );
  if (!redeemed) {
    throw new AppError(
      "not_found",
      "wrong or used admin token",
      "This link has been used or is not complete.",
    );
  }
}
