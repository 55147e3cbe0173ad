import type { ActorId } from "@/core/kernel/ids/ids";
import type { HasDatabase } from "@/prisma/client";
import { audit } from "@/server/domain/audit/audit";
import { writeBackup } from "./write-backup";

/** A backup that an admin downloads. The audit log gets its entry before the first byte is sent. */
export async function* downloadBackup(
  { database: { db } }: HasDatabase,
  by: ActorId,
  ...backup: Parameters<typeof writeBackup>
): AsyncGenerator<Uint8Array> {
  await audit(db, { actor: by, action: "backup.download" });
  yield* writeBackup(...backup);
}
