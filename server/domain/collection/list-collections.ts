import type { ActorId } from "@/core/kernel/ids/ids";
import type { CollectionKind } from "@/core/work/collection/collection";
import { isLetStand, SHOWN_WORK } from "@/core/work/record/shown";
import type { Db, HasDatabase } from "@/prisma/client";
import { peopleOf } from "@/server/domain/identity/actors";
import { takenOffWords } from "./read-collection";
import { asCollection } from "./row";

const COLLECTIONS_PAGE = 24;
const COVER = 4;

export type CollectionCard = {
  id: string;
  kind: CollectionKind;
  title: string;
  text: string;
  visibility: string;
  curator: string;
  updatedAt: number;
  /** Works that are shown. */
  count: number;
  /** The first of them. */
  cover: { id: string; version: number }[];
};
export type MyCollectionCard = CollectionCard & {
  /** Why moderation took it off; null where it did not. */
  takenOff: string | null;
  /** Whether the work that was asked about hangs in it. */
  holds: boolean;
};

const WITH_COVER = {
  items: {
    where: { shows: SHOWN_WORK },
    orderBy: [{ position: "asc" as const }],
    take: COVER,
    select: { shows: { select: { id: true, version: true } } },
  },
};

/** Collections that everybody is shown: public, left on by moderation, with something to see. */
const LISTED_COLLECTION = {
  visibility: "public",
  moderation: SHOWN_WORK.moderation,
  items: { some: { shows: SHOWN_WORK } },
};

/** The addresses of collections that everybody is shown, those changed last first: what a map of the site lists. */
export async function listCollectionAddresses(
  { database: { db } }: HasDatabase,
  most: number,
): Promise<{ id: string; kind: CollectionKind; updatedAt: Date }[]> {
  const rows = await db.collection.findMany({
    where: LISTED_COLLECTION,
    select: { id: true, kind: true, updatedAt: true },
    orderBy: { updatedAt: "desc" },
    take: most,
  });
  return rows.map((row) => ({ ...row, kind: row.kind as CollectionKind }));
}

/** Public collections that show something, those changed last first. */
export async function listCollections(
  { database: { db } }: HasDatabase,
  {
    kind,
    owner,
    page = 1,
  }: { kind?: CollectionKind | undefined; owner?: ActorId | undefined; page?: number },
): Promise<{ collections: CollectionCard[]; page: number; more: boolean }> {
  const rows = await db.collection.findMany({
    where: {
      ...(kind ? { kind } : {}),
      ...(owner ? { owner } : {}),
      ...LISTED_COLLECTION,
    },
    orderBy: [{ updatedAt: "desc" }, { id: "asc" }],
    skip: (page - 1) * COLLECTIONS_PAGE,
    take: COLLECTIONS_PAGE + 1,
    include: WITH_COVER,
  });
  const collections = await cards(db, rows.slice(0, COLLECTIONS_PAGE));
  return { collections, page, more: rows.length > COLLECTIONS_PAGE };
}

/** One's own, whatever their state; and which of them hold a work. */
export async function listMyCollections(
  { database: { db } }: HasDatabase,
  actors: readonly ActorId[],
  work?: string,
): Promise<MyCollectionCard[]> {
  const rows = await db.collection.findMany({
    where: { owner: { in: [...actors] } },
    orderBy: [{ updatedAt: "desc" }, { id: "asc" }],
    include: WITH_COVER,
  });
  const holding = work
    ? await db.collectionItem.findMany({
        where: { work, collection: { in: rows.map((row) => row.id) } },
        select: { collection: true },
      })
    : [];
  const all = await cards(db, rows);
  return Promise.all(
    all.map(async (card, i) => {
      const row = rows[i];
      return {
        ...card,
        takenOff: row && !isLetStand(row) ? await takenOffWords(db, row) : null,
        holds: holding.some(({ collection }) => collection === card.id),
      };
    }),
  );
}

type Row = {
  id: string;
  kind: string;
  owner: string;
  title: string;
  text: string;
  visibility: string;
  updatedAt: Date;
  items: { shows: { id: string; version: number } }[];
};

async function cards(db: Db, found: readonly Row[]): Promise<CollectionCard[]> {
  const rows = asCollection(found);
  const people = await peopleOf(
    db,
    rows.map((row) => row.owner),
  );
  const counts = await countShown(
    db,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind as CollectionKind,
    title: row.title,
    text: row.text,
    visibility: row.visibility,
    curator: people.get(row.owner)?.name ?? "",
    updatedAt: row.updatedAt.getTime(),
    count: counts.get(row.id) ?? 0,
    cover: row.items.map(({ shows }) => shows),
  }));
}

/** Asked for these collections alone: as a count beside them Prisma would count the works of all collections there are. */
async function countShown(db: Db, collections: readonly string[]): Promise<Map<string, number>> {
  const groups = await db.collectionItem.groupBy({
    by: ["collection"],
    where: { collection: { in: [...collections] }, shows: SHOWN_WORK },
    _count: { work: true },
  });
  return new Map(groups.map(({ collection, _count }) => [collection, _count.work]));
}
