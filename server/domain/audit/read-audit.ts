import type { ActorId } from "@/core/kernel/ids/ids";
import type { HasDatabase } from "@/prisma/client";
import { beginningWith, containing } from "@/prisma/like";
import { peopleOf } from "@/server/domain/identity/actors";
import { csvCell } from "@/server/infra/csv/csv-cell";
import { audit } from "./audit";
import { idsIn, type NamedThing, nameThings, partsOf, subjectsCalled } from "./name-things";
import { asAuditEntry } from "./row";

export type AuditFilter = {
  actor?: string | undefined;
  /** Its beginning is enough: "role" finds "role.set". */
  action?: string | undefined;
  /** A part of it as it is written down, or of the name or title of what it means. */
  subject?: string | undefined;
  /** Milliseconds since 1970. */
  from?: number | undefined;
  until?: number | undefined;
};
export type AuditRow = {
  id: string;
  at: number;
  actor: ActorId;
  name: string;
  action: string;
  subject: string;
  before: unknown;
  after: unknown;
};
/** For people to read: with what it was done to, and what the ids in it mean. */
export type ShownAuditRow = AuditRow & {
  /** Who did it, where they are still somebody: the instance itself and those who left are not. */
  by: NamedThing | null;
  on: NamedThing | null;
  things: NamedThing[];
};

const PAGE = 50;
const EXPORT_PAGE = 500;

/** Who used which power, the latest first. `cursor` is the last page's last id. */
export async function readAudit(
  { database: { db } }: HasDatabase,
  filter: AuditFilter,
  cursor?: string,
  take: number = PAGE,
): Promise<{ entries: AuditRow[]; next: string | null }> {
  const { actor, action, subject, from, until } = filter;
  const rows = await db.auditEntry.findMany({
    where: {
      ...(actor ? { actor } : {}),
      ...(action ? { action: beginningWith(action) } : {}),
      ...(subject
        ? {
            OR: [{ subject: containing(subject) }, { subject: { in: await subjectsCalled(db, subject) } }],
          }
        : {}),
      at: {
        ...(from === undefined ? {} : { gte: new Date(from) }),
        ...(until === undefined ? {} : { lt: new Date(until) }),
      },
    },
    orderBy: [{ at: "desc" }, { id: "asc" }],
    take: take + 1,
    ...(cursor ? { cursor: { id: cursor }, skip: 1 } : {}),
  });
  const page = asAuditEntry(rows.slice(0, take));
  const people = await peopleOf(
    db,
    page.map((row) => row.actor),
  );
  const entries = page.map((row) => ({
    id: row.id,
    at: row.at.getTime(),
    actor: row.actor,
    name: people.get(row.actor)?.name ?? "",
    action: row.action,
    subject: row.subject,
    before: parse(row.before),
    after: parse(row.after),
  }));
  return { entries, next: rows.length > take ? (page.at(-1)?.id ?? null) : null };
}

/** A page of it as people read it: names and titles for ids. */
export async function showAudit(
  deps: HasDatabase,
  filter: AuditFilter,
  cursor?: string,
): Promise<{ entries: ShownAuditRow[]; next: string | null }> {
  const { entries, next } = await readAudit(deps, filter, cursor);
  const inside = ({ before, after }: AuditRow) => [...new Set([before, after].flatMap(idsIn))];
  const subjects = entries.flatMap(({ subject }) => partsOf(subject)?.id ?? []);
  const named = await nameThings(deps.database.db, [
    ...subjects,
    ...entries.flatMap((row) => [row.actor, ...inside(row)]),
  ]);
  const shown = entries.map((row) => {
    const of = partsOf(row.subject);
    return {
      ...row,
      by: named.get(row.actor) ?? null,
      on: of && (named.get(of.id) ?? { ...of, name: null, href: null }),
      things: inside(row).flatMap((id) => named.get(id) ?? []),
    };
  });
  return { entries: shown, next };
}

const parse = (text: string | null): unknown => (text === null ? null : JSON.parse(text));

/** Actions there are, and who used them: what a filter can be set to. */
export async function auditChoices({
  database: { db },
}: HasDatabase): Promise<{ actions: string[]; actors: { id: string; name: string }[] }> {
  const [actions, entries] = await Promise.all([
    db.auditEntry.findMany({ distinct: ["action"], select: { action: true }, orderBy: { action: "asc" } }),
    db.auditEntry.findMany({ distinct: ["actor"], select: { actor: true } }),
  ]);
  const actors = asAuditEntry(entries);
  const people = await peopleOf(
    db,
    actors.map(({ actor }) => actor),
  );
  return {
    actions: actions.map(({ action }) => action),
    actors: actors.map(({ actor }) => ({ id: actor, name: people.get(actor)?.name ?? "" })),
  };
}

const AUDIT_FORMATS = ["csv", "json"] as const;
export type AuditFormat = (typeof AUDIT_FORMATS)[number];

/** All that fits, as a file, piece by piece. That somebody took it is written down before the first piece. */
export async function* exportAudit(
  deps: HasDatabase,
  by: ActorId,
  filter: AuditFilter,
  format: AuditFormat,
): AsyncGenerator<string> {
  await audit(deps.database.db, { actor: by, action: "audit.export", after: { format, ...filter } });
  yield format === "csv" ? "at,actor,name,action,subject,before,after\r\n" : "[";
  let cursor: string | undefined;
  for (let first = true; first || cursor; first = false) {
    const { entries, next } = await readAudit(deps, filter, cursor, EXPORT_PAGE);
    if (format === "csv") yield entries.map(toCsv).join("");
    else if (entries.length > 0)
      yield `${first ? "" : ","}\n${entries
        .map(({ at, ...entry }) => JSON.stringify({ at: new Date(at).toISOString(), ...entry }))
        .join(",\n")}`;
    cursor = next ?? undefined;
  }
  if (format === "json") yield "\n]\n";
}

const toCsv = ({ at, actor, name, action, subject, before, after }: AuditRow): string =>
  `${[
    new Date(at).toISOString(),
    actor,
    name,
    action,
    subject,
    ...[before, after].map((value) => (value === null ? "" : JSON.stringify(value))),
  ]
    .map(csvCell)
    .join(",")}\r\n`;
