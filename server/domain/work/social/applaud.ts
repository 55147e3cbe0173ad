import type { ActorId } from "@/core/kernel/ids/ids";
import type { HasDatabase } from "@/prisma/client";
import { requireShown } from "../require-shown";

/** One clap a person, given or taken back. Answers how many there are. */
export async function applaud(
  { database: { db } }: HasDatabase,
  actor: ActorId,
  id: string,
  on: boolean,
): Promise<number> {
  await requireShown(db, id);
  return db.$transaction(async (tx) => {
    if (on)
      await tx.workApplause.upsert({
        where: { work_actor: { work: id, actor } },
        create: { work: id, actor },
        update: {},
      });
    else await tx.workApplause.deleteMany({ where: { work: id, actor } });
    const applause = await tx.workApplause.count({ where: { work: id } });
    await tx.work.update({ where: { id }, data: { applause } });
    return applause;
  });
}
