import { AppError } from "@/core/kernel/errors";
import type { Sha256 } from "@/core/kernel/ids/ids";
import type { RoomDeps } from "@/server/domain/room/deps";
import { MIME } from "../files/make-file";
import { requireShown } from "../require-shown";
import { asWorkCredit } from "../row";

/** The picture without somebody, as long as the work is shown; `not_found` where none was drawn, or where they withdrew. */
export async function readWithout(
  { database: { db }, blobs }: Pick<RoomDeps, "database" | "blobs">,
  work: string,
  player: string,
): Promise<{ bytes: Uint8Array; mime: string; hash: Sha256 }> {
  await requireShown(db, work);
  const credit = asWorkCredit(await db.workCredit.findUnique({ where: { work_player: { work, player } } }));
  const hash = credit?.consent === "withdrawn" ? null : credit?.without;
  const bytes = hash && (await blobs.get(hash));
  if (!bytes) throw new AppError("not_found");
  return { bytes, mime: MIME.jpeg, hash };
}
