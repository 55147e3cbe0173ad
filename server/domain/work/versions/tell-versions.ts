import { isActor } from "@/core/work/credit/subset";
import { isShown } from "@/core/work/record/shown";
import type { Db } from "@/prisma/client";
import { notify } from "@/server/domain/notification/notify";
import { asWork } from "../row";

/** Tells those who have a part in a work, and those who made something from it, that its picture is another one now. */
export async function tellSuperseded(db: Db, id: string, why: string | null): Promise<void> {
  const work = asWork(
    await db.work.findUniqueOrThrow({
      where: { id },
      include: { credits: true, children: { include: { of: true } } },
    }),
  );
  if (!isShown(work)) return;
  const makers = work.credits.filter((c) => c.consent !== "withdrawn").map((c) => c.player);
  const heirs = work.children.filter(({ of }) => isShown(of)).map(({ of }) => of.publisher);
  const told = [...makers, ...heirs].filter(isActor).filter((actor) => actor !== work.publisher);
  await notify(db, told, "superseded", { work: id, title: work.title, why: why ?? "" });
}

/** Tells those who have a part in the works that this one was made from. */
export async function tellRemixed(db: Db, id: string): Promise<void> {
  const work = asWork(
    await db.work.findUniqueOrThrow({
      where: { id },
      include: { parents: { include: { from: { include: { credits: true } } } } },
    }),
  );
  // Nobody is told of a work that is held for moderators.
  if (!isShown(work)) return;
  for (const { from } of work.parents) {
    const makers = from.credits.filter((c) => c.consent !== "withdrawn").map((c) => c.player);
    const told = [from.publisher, ...makers].filter(isActor).filter((actor) => actor !== work.publisher);
    await notify(db, told, "remixed", { work: id, title: from.title, into: work.title });
  }
}
