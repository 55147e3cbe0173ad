import { AppError } from "@/core/kernel/errors";
import type { ActorId } from "@/core/kernel/ids/ids";
import { cleanParagraphs } from "@/core/kernel/names/clean-paragraphs";
import { COLLECTION_LIMITS } from "@/core/work/collection/collection";
import type { HasDatabase } from "@/prisma/client";
import { requireShown } from "@/server/domain/work/require-shown";
import { requireOwner } from "./require-owner";

type Curated = { actors: readonly ActorId[]; id: string };
const touch = () => ({ updatedAt: new Date() });

/** Hangs a work that is shown, last. Hanging it twice is hanging it once. */
export async function hangWork(
  { database: { db } }: HasDatabase,
  { actors, id }: Curated,
  work: string,
): Promise<void> {
  await requireOwner(db, actors, id);
  await requireShown(db, work);
  await db.$transaction(async (tx) => {
    await tx.collection.update({ where: { id }, data: touch() });
    const items = await tx.collectionItem.findMany({
      where: { collection: id },
      select: { work: true, position: true },
    });
    if (items.some((item) => item.work === work)) return;
    if (items.length >= COLLECTION_LIMITS.works)
      throw new AppError(
        "limit_reached",
        "works",
        `It holds ${COLLECTION_LIMITS.works} works. Take one out.`,
      );
    const position = Math.max(-1, ...items.map((item) => item.position)) + 1;
    await tx.collectionItem.create({ data: { collection: id, work, position } });
  });
}

export async function takeWorkOut(
  { database: { db } }: HasDatabase,
  { actors, id }: Curated,
  work: string,
): Promise<void> {
  await requireOwner(db, actors, id);
  await db.collectionItem.deleteMany({ where: { collection: id, work } });
  await db.collection.update({ where: { id }, data: touch() });
}

/** Sets the curator's note on a work; an empty text removes it. */
export async function annotateWork(
  { database: { db } }: HasDatabase,
  { actors, id }: Curated,
  work: string,
  raw: string,
): Promise<void> {
  await requireOwner(db, actors, id);
  const note = cleanParagraphs(raw, COLLECTION_LIMITS.note);
  const { count } = await db.collectionItem.updateMany({ where: { collection: id, work }, data: { note } });
  if (count === 0) throw new AppError("not_found");
  await db.collection.update({ where: { id }, data: touch() });
}

/** Puts the works in an order. `conflict` when it is not an order of the works that hang there now. */
export async function arrangeWorks(
  { database: { db } }: HasDatabase,
  { actors, id }: Curated,
  order: readonly string[],
): Promise<void> {
  await requireOwner(db, actors, id);
  await db.$transaction(async (tx) => {
    const items = await tx.collectionItem.findMany({ where: { collection: id }, select: { work: true } });
    const there = new Set(items.map((item) => item.work));
    if (
      order.length !== there.size ||
      new Set(order).size !== order.length ||
      order.some((w) => !there.has(w))
    )
      throw new AppError("conflict", "another set of works");
    for (const [position, work] of order.entries())
      await tx.collectionItem.update({
        where: { collection_work: { collection: id, work } },
        data: { position },
      });
    await tx.collection.update({ where: { id }, data: touch() });
  });
}
