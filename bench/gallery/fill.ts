import type { Database } from "@/prisma/client";

/** In the title of one work, in the middle. */
export const NEEDLE = "zephyrine";
const PEOPLE = 5_000;
/** Each of eight letters with its spaces. */
const WORDS = "night   salt    dune    tide    ember   harbour moss    slow    weather garden  ";

/** One of ten, by a decimal digit of the number: words of different digits come together as if by chance. */
const word = (digit: number) =>
  `trim(substr('${WORDS}', CAST(1 + 8 * ((i / ${10 ** digit}) % 10) AS INTEGER), 8))`;

/** What differs between the two: numbers from 0, sixteen digits, a moment. */
const DIALECT = {
  sqlite: {
    numbers: (count: number) =>
      `WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < ${count - 1})`,
    id: "printf('%016x', i)",
    at: "strftime('%Y-%m-%dT%H:%M:%S.000+00:00', 1700000000 + i * 60, 'unixepoch')",
    analyze: "ANALYZE",
  },
  postgres: {
    numbers: (count: number) =>
      `WITH n AS (SELECT i::bigint AS i FROM generate_series(0, ${count - 1}) AS g(i))`,
    id: "lpad(to_hex(i), 16, '0')",
    at: "to_timestamp(1700000000 + i * 60)",
    analyze: "VACUUM ANALYZE",
  },
} as const;

/** Works as a gallery has them, each of two people, the same at every run. Written in SQL: by the product it would take an hour. */
export async function fillGallery({ db, provider }: Pick<Database, "db" | "provider">, works: number) {
  const { numbers, id, at, analyze } = DIALECT[provider];
  const title = `${word(0)} || ' ' || ${word(1)} || ' ' || i || CASE WHEN i = ${Math.floor(works / 2)} THEN ' ${NEEDLE}' ELSE '' END`;
  await db.$executeRawUnsafe(`
    INSERT INTO "Work" ("id", "moment", "room", "seq", "status", "title", "licence", "version", "publisher", "modelId",
      "classes", "colours", "hue", "text", "applause", "publishedAt", "updatedAt")
    ${numbers(works)}
    SELECT ${id}, ${id}, 'r', i, CASE WHEN i % 20 = 0 THEN 'unpublished' ELSE 'published' END, ${title}, 'CC-BY-4.0', 1, 'a',
      'fields', 'tide bloom', '#112233 #445566', (i * 7919) % 360,
      ${title} || ' of some length, as people write it of ' || ${word(2)}, (i * 104729) % 200, ${at}, ${at}
    FROM n`);
  for (const k of [0, 1])
    await db.$executeRawUnsafe(`
      INSERT INTO "WorkCredit" ("work", "player", "influence", "error", "edits", "consent")
      ${numbers(works)}
      SELECT ${id}, 'p' || ((i + ${k}) % ${PEOPLE}), 0.5, 0, 3, 'accepted' FROM n`);
  // As a database that has run for a day knows.
  await db.$executeRawUnsafe(analyze);
}
