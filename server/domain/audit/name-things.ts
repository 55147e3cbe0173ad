import type { Db } from "@/prisma/client";
import { containing } from "@/prisma/like";
import { actingFor } from "@/server/domain/identity/actors";

type Reader = Pick<
  Db,
  "actor" | "user" | "room" | "work" | "workComment" | "chatLine" | "collection" | "moderationCase"
>;
export const NAMED_KINDS = [
  ...(["person", "room", "work", "comment", "chat", "collection", "exhibition", "case"] as const),
];
type NamedKind = (typeof NAMED_KINDS)[number];

/** What an id means to people. */
export type NamedThing = {
  kind: NamedKind;
  id: string;
  /** Its name or title; null where nothing is kept of it. */
  name: string | null;
  /** Its page, where it has one still. */
  href: string | null;
};

/** Every id of this place: a UUID, or letters and digits in a row. */
const ID = /^[A-Za-z0-9_-]{8,64}$/;
const SHORT = 60;
/** So many of a kind are looked for by a part of their name. */
const MOST = 200;

/** "room:…" as what it names; null for a job, a word and whatever else is no thing with an id. */
export function partsOf(subject: string): { kind: NamedKind; id: string } | null {
  const at = subject.indexOf(":");
  const kind = NAMED_KINDS.find((one) => one === subject.slice(0, at));
  return kind && at > 0 ? { kind, id: subject.slice(at + 1) } : null;
}

/** Every text in a value that may be an id, or names a thing. */
export function idsIn(value: unknown): string[] {
  if (typeof value === "string") return ID.test(value) ? [value] : [partsOf(value)?.id ?? []].flat();
  return value && typeof value === "object" ? Object.values(value).flatMap(idsIn) : [];
}

/** What these ids mean, of all there are: one question a kind, however many are asked about. */
export async function nameThings(
  db: Reader,
  asked: readonly string[],
): Promise<ReadonlyMap<string, NamedThing>> {
  const cases = await db.moderationCase.findMany({
    where: { id: { in: [...new Set(asked)] } },
    select: { id: true, subject: true },
  });
  const ids = [...new Set([...asked, ...cases.flatMap(({ subject }) => partsOf(subject)?.id ?? [])])];
  const named = new Map<string, NamedThing>();
  const put = (kind: NamedKind, id: string, name: string | null, href: string | null) =>
    named.set(id, { kind, id, name, href });
  const where = { id: { in: ids } };
  const [rooms, works, comments, lines, collections, users, actors] = await Promise.all([
    db.room.findMany({ where, select: { id: true, slug: true, title: true, deletedAt: true } }),
    db.work.findMany({ where, select: { id: true, title: true } }),
    db.workComment.findMany({
      where: { ...where, removedAt: null, moderation: "" },
      select: { id: true, text: true, work: true },
    }),
    db.chatLine.findMany({
      where: { ...where, removedAt: null },
      select: { id: true, text: true, of: { select: { slug: true } } },
    }),
    db.collection.findMany({ where, select: { id: true, kind: true, title: true } }),
    db.user.findMany({ where, select: { id: true, name: true } }),
    actingFor(db, ids),
  ]);
  for (const { id, slug, title, deletedAt } of rooms) put("room", id, title, deletedAt ? null : `/r/${slug}`);
  for (const { id, title } of works) put("work", id, title, `/works/${id}`);
  // What was said and taken out is kept for the appeal, and shown to nobody else.
  for (const { id, text, work } of comments)
    put("comment", id, shortened(text), `/works/${work}#comment-${id}`);
  for (const { id, text, of } of lines) put("chat", id, shortened(text), `/r/${of.slug}`);
  for (const { id, kind, title } of collections) {
    const known = kind === "exhibition" ? "exhibition" : "collection";
    put(known, id, title, `/${known}s/${id}`);
  }
  for (const { id, name } of users) put("person", id, name, peoplePage(id));
  // Whoever was erased left an actor behind, and no name.
  for (const [id, acting] of actors)
    put("person", id, acting.user?.name ?? null, acting.user && peoplePage(acting.id));
  for (const { id, subject } of cases) {
    const of = partsOf(subject)?.id;
    put("case", id, (of && named.get(of)?.name) || null, `/moderation/cases/${id}`);
  }
  return named;
}

/** An admin's own page about somebody: the public one is there only for those who made something. */
const peoplePage = (id: string) => `/admin/people?q=${id}`;
const shortened = (text: string) => {
  const letters = [...text];
  return letters.length > SHORT ? `${letters.slice(0, SHORT - 1).join("")}…` : text;
};

/** What people call something by, as the subjects it may be written as in the log. */
export async function subjectsCalled(db: Reader, part: string): Promise<string[]> {
  const words = containing(part);
  const [rooms, works, users] = await Promise.all([
    db.room.findMany({ where: { title: words }, select: { id: true }, take: MOST }),
    db.work.findMany({ where: { title: words }, select: { id: true }, take: MOST }),
    db.user.findMany({
      where: { name: words },
      select: { id: true, actor: { select: { id: true } } },
      take: MOST,
    }),
  ]);
  return [
    ...rooms.map(({ id }) => `room:${id}`),
    ...works.map(({ id }) => `work:${id}`),
    ...users.flatMap(({ id, actor }) => [`person:${id}`, ...(actor ? [`person:${actor.id}`] : [])]),
  ];
}
