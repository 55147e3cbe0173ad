import type { WorkId } from "@/core/kernel/ids/ids";
import { cleanLine } from "@/core/kernel/names/clean-name";
import { folded } from "@/core/kernel/names/fold";
import { type Ratio, SQUARE } from "@/core/picture/recipe/ratio";
import { isShown, SHOWN_WORK } from "@/core/work/record/shown";
import type { Database, Db, HasDatabase } from "@/prisma/client";
import { beginningWith, containing } from "@/prisma/like";
import { peopleOf } from "@/server/domain/identity/actors";
import { fewWithWords } from "./few-with-words";
import { asWork } from "./row";

export const SORTS = ["newest", "applauded", "oldest"] as const;
export type WorkQuery = {
  search?: string | undefined;
  model?: string | undefined;
  class?: string | undefined;
  licence?: string | undefined;
  /** Degrees 0..359: works of about that hue. */
  hue?: number | undefined;
  tag?: string | undefined;
  person?: string | undefined;
  /** Milliseconds since 1970, both included. */
  since?: number | undefined;
  until?: number | undefined;
  sort?: (typeof SORTS)[number] | undefined;
  page?: number | undefined;
};
export const PAGE = 24;
const NEAR = 25;

export type WorkCard = {
  id: WorkId;
  title: string;
  version: number;
  names: string[];
  others: number;
  /** Titles of the works it was made from. */
  after: string[];
  colours: string[];
  ratio: Ratio;
  applause: number;
  publishedAt: number;
};

/** The addresses of works that are shown, the newest first: what a map of the site lists. */
export const listWorkAddresses = (
  { database: { db } }: HasDatabase,
  most: number,
): Promise<{ id: string; updatedAt: Date }[]> =>
  db.work.findMany({
    where: SHOWN_WORK,
    select: { id: true, updatedAt: true },
    orderBy: { publishedAt: "desc" },
    take: most,
  });

/** A page of the wall, and whether there is another. */
export async function listWorks(
  { database }: { database: Pick<Database, "db" | "provider"> },
  query: WorkQuery,
): Promise<{ works: WorkCard[]; page: number; more: boolean }> {
  const { db } = database;
  const page = query.page ?? 1;
  const words = folded(cleanLine(query.search ?? ""))
    .split(" ")
    .filter(Boolean)
    .slice(0, 8);
  const parts = [...words, ...(query.tag ? [query.tag] : [])];
  const few = await fewWithWords(database, parts);
  const where = {
    ...SHOWN_WORK,
    AND: [
      ...(few ? [{ id: { in: few } }] : []),
      ...parts.map((part) => ({ text: containing(part) })),
      ...(query.class ? [{ classes: beginningWith(query.class) }] : []),
      ...(query.model ? [{ modelId: query.model }] : []),
      ...(query.licence ? [{ licence: query.licence }] : []),
      ...(query.since === undefined ? [] : [{ publishedAt: { gte: new Date(query.since) } }]),
      ...(query.until === undefined ? [] : [{ publishedAt: { lte: new Date(query.until) } }]),
      ...(query.hue === undefined ? [] : [{ OR: hues(query.hue) }]),
      ...(query.person ? [{ id: { in: await worksOf(db, query.person) } }] : []),
    ],
  };
  const orderBy = {
    newest: [{ publishedAt: "desc" as const }, { id: "asc" as const }],
    oldest: [{ publishedAt: "asc" as const }, { id: "asc" as const }],
    applauded: [{ applause: "desc" as const }, { publishedAt: "desc" as const }],
  }[query.sort ?? "newest"];
  const rows = await db.work.findMany({
    where,
    orderBy,
    skip: (page - 1) * PAGE,
    take: PAGE + 1,
    ...CARD,
  });
  return { page, more: rows.length > PAGE, works: await cardsOf(db, rows.slice(0, PAGE)) };
}

/** As many works of one person as can be named in a query. */
const MOST = 20_000;

/** Read first, by their index: in one query with the works SQLite goes through all works, the newest first, and looks whose they are. */
async function worksOf(db: Db, player: string): Promise<string[]> {
  const rows = await db.workCredit.findMany({
    where: { player, consent: "accepted" },
    select: { work: true },
    take: MOST,
  });
  return rows.map(({ work }) => work);
}

/** The columns that a work's card needs. */
export const CARD = {
  include: {
    credits: {
      where: { consent: { not: "withdrawn" } },
      orderBy: { influence: "desc" as const },
      select: { player: true, consent: true },
    },
    parents: { include: { from: { select: { title: true, status: true, moderation: true } } } },
  },
};
type CardRow = Awaited<ReturnType<Db["work"]["findMany"]>>[number] & {
  credits: { player: string; consent: string }[];
  parents: { from: { title: string; status: string; moderation: string } }[];
};

export async function cardsOf(db: Db, found: readonly CardRow[]): Promise<WorkCard[]> {
  const rows = asWork(found);
  const people = await peopleOf(
    db,
    rows.flatMap(({ credits }) => namedOf(credits)),
  );
  return rows.map((row) => {
    const names = namedOf(row.credits).map((player) => people.get(player)?.name ?? "");
    return {
      id: row.id,
      title: row.title,
      version: row.version,
      names,
      others: Math.max(0, peopleIn(row.credits).length - names.length),
      after: row.parents.flatMap(({ from }) => (isShown(from) ? [from.title] : [])),
      colours: row.colours.split(" ").filter(Boolean),
      ratio: row.ratio ?? SQUARE,
      applause: row.applause,
      publishedAt: row.publishedAt?.getTime() ?? 0,
    };
  });
}

type Credit = CardRow["credits"][number];
/** Works that were brought in are parents, not people who stay unnamed. */
const peopleIn = (credits: readonly Credit[]): Credit[] =>
  credits.filter(({ player }) => !player.startsWith("work:"));
/** The first three of those who agreed to be named. */
const namedOf = (credits: readonly Credit[]): string[] =>
  peopleIn(credits)
    .filter(({ consent }) => consent === "accepted")
    .slice(0, 3)
    .map(({ player }) => player);

/** Hues within 25 degrees, around the circle. */
function hues(hue: number) {
  const [from, to] = [hue - NEAR, hue + NEAR];
  if (from < 0) return [{ hue: { gte: from + 360 } }, { hue: { gte: 0, lte: to } }];
  if (to > 359) return [{ hue: { gte: from } }, { hue: { gte: 0, lte: to - 360 } }];
  return [{ hue: { gte: from, lte: to } }];
}
