import type { ActorId } from "@/core/kernel/ids/ids";
import type { HasDatabase } from "@/prisma/client";
import { type NewCollection, textOf, titleOf } from "./create-collection";
import { requireOwner } from "./require-owner";

/** Says what some of a collection's words, kind and visibility now are. */
export async function updateCollection(
  { database: { db } }: HasDatabase,
  actors: readonly ActorId[],
  id: string,
  { title, text, kind, visibility }: { [K in keyof NewCollection]?: NewCollection[K] | undefined },
): Promise<void> {
  await requireOwner(db, actors, id);
  await db.collection.update({
    where: { id },
    data: {
      ...(title === undefined ? {} : { title: titleOf(title) }),
      ...(text === undefined ? {} : { text: textOf(text) }),
      ...(kind === undefined ? {} : { kind }),
      ...(visibility === undefined ? {} : { visibility }),
    },
  });
}

/** Deletes a collection; the works that hung in it stay what they are. */
export async function deleteCollection(
  { database: { db } }: HasDatabase,
  actors: readonly ActorId[],
  id: string,
): Promise<void> {
  await requireOwner(db, actors, id);
  await db.collection.delete({ where: { id } });
}
