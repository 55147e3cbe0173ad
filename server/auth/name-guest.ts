import { randomInt } from "node:crypto";
import { guestCalled } from "@/core/kernel/names/guest";
import type { Db } from "@/prisma/client";

/** Small numbers are easier to say: larger ones come when these are taken. */
const UP_TO = [99, 999, 9999, 99_999, 999_999, 9_999_999];
const TRIES = 4;

/** A name for a guest who gave none, that nobody here has. Two who come at the same moment would have to draw the same number. */
export async function nameGuest(db: Pick<Db, "user">): Promise<string> {
  for (const highest of UP_TO)
    for (let tried = 0; tried < TRIES; tried += 1) {
      const name = guestCalled(randomInt(1, highest + 1));
      if ((await db.user.count({ where: { name } })) === 0) return name;
    }
  return guestCalled(randomInt(1, 999_999_999));
}
