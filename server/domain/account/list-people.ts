import { AppError } from "@/core/kernel/errors";
import type { ActorId } from "@/core/kernel/ids/ids";
import type { Db, HasDatabase } from "@/prisma/client";
import { containing } from "@/prisma/like";
import { shownAddress } from "@/server/domain/identity/email-address";
import { asUser } from "@/server/domain/identity/row";
import { readStanding, type Standing } from "@/server/domain/identity/standing";

export const PERSON_FILTERS = ["all", "accounts", "guests", "moderators", "barred"] as const;
export type PersonFilter = (typeof PERSON_FILTERS)[number];

export type PersonRow = {
  userId: string;
  actor: ActorId | null;
  name: string;
  email: string | null;
  isGuest: boolean;
  role: string;
  createdAt: number;
  /** When one of their sessions was last used; null without one. */
  seenAt: number | null;
  sessions: number;
  standing: Standing | null;
};

const PAGE = 40;

/** Ways a name may be written: SQLite's comparison does not mind case, PostgreSQL's does. */
const spellings = (text: string): string[] => [
  ...new Set([
    text,
    text.toLowerCase(),
    text.toUpperCase(),
    text.charAt(0).toUpperCase() + text.slice(1).toLowerCase(),
  ]),
];

/** People by name, address or id, the newest first. `cursor` is the last page's last id. */
export async function listPeople(
  { database: { db } }: HasDatabase,
  {
    search = "",
    filter = "all",
    cursor,
  }: { search?: string | undefined; filter?: PersonFilter | undefined; cursor?: string | undefined },
): Promise<{ people: PersonRow[]; next: string | null }> {
  const text = search.trim();
  const found = text
    ? {
        OR: [
          ...spellings(text).map((name) => ({ name: containing(name) })),
          { email: containing(text.toLowerCase()), isAnonymous: false },
          { id: text },
          { actor: { id: text } },
        ],
      }
    : {};
  const rows = await db.user.findMany({
    where: { AND: [found, await matching(db, filter)] },
    orderBy: [{ createdAt: "desc" }, { id: "asc" }],
    take: PAGE + 1,
    ...(cursor ? { cursor: { id: cursor }, skip: 1 } : {}),
    include: { actor: { select: { id: true } }, sessions: { select: { updatedAt: true } } },
  });
  const people = await Promise.all(rows.slice(0, PAGE).map((row) => toPerson(db, row)));
  return { people, next: rows.length > PAGE ? (people.at(-1)?.userId ?? null) : null };
}

async function matching(db: Db, filter: PersonFilter): Promise<object> {
  switch (filter) {
    case "all":
      return {};
    case "accounts":
      return { isAnonymous: false };
    case "guests":
      return { isAnonymous: true };
    case "moderators":
      return { role: { in: ["moderator", "admin"] } };
    case "barred": {
      const now = new Date();
      const barred = await db.personStanding.findMany({
        where: {
          OR: [
            { bannedAt: { not: null }, bannedUntil: null },
            { bannedUntil: { gt: now } },
            { suspendedUntil: { gt: now } },
            { mutedUntil: { gt: now } },
          ],
        },
        select: { actor: true },
      });
      return { actor: { id: { in: barred.map(({ actor }) => actor) } } };
    }
  }
}

type Row = {
  id: string;
  name: string;
  email: string;
  role: string | null;
  isAnonymous: boolean | null;
  createdAt: Date;
  actor: { id: string } | null;
  sessions: { updatedAt: Date }[];
};

async function toPerson(db: Db, row: Row): Promise<PersonRow> {
  const actor = asUser(row).actor?.id ?? null;
  const isGuest = row.isAnonymous === true;
  return {
    userId: row.id,
    actor,
    name: row.name,
    email: isGuest ? null : shownAddress(row.email),
    isGuest,
    role: row.role ?? "user",
    createdAt: row.createdAt.getTime(),
    seenAt: row.sessions.length > 0 ? Math.max(...row.sessions.map((s) => s.updatedAt.getTime())) : null,
    sessions: row.sessions.length,
    standing: actor ? await readStanding(db, actor) : null,
  };
}

/** `not_found` where there is no such person. */
export async function requirePerson(
  db: Pick<Db, "user">,
  userId: string,
): Promise<{ name: string; role: string; isGuest: boolean; actor: ActorId | null }> {
  const row = asUser(await db.user.findUnique({ where: { id: userId }, include: { actor: true } }));
  if (!row) throw new AppError("not_found");
  return {
    name: row.name,
    role: row.role ?? "user",
    isGuest: row.isAnonymous === true,
    actor: row.actor?.id ?? null,
  };
}
