import { type Database, type Db, openDatabase, type Tx } from "./client";

/** Rows that are read and written at once. */
const BATCH = 200;
/** Milliseconds: as long as it takes, for one copy is one transaction. */
const PATIENCE = 24 * 3_600_000;

type Row = Record<string, unknown>;
/** What every model can do. */
type Table = {
  count: () => Promise<number>;
  createMany: (what: { data: Row[] }) => Promise<unknown>;
  findMany: (what: { take: number; orderBy: Row[]; cursor?: Row; skip?: number }) => Promise<Row[]>;
};
type Shape = { name: string; id: string[] };

/**
 * All rows of a database on PostgreSQL, as they are at one moment, in a new file of SQLite: the form that backups have. The database must be of this
 * version of Cohue.
 */
export async function copyToSqlite({ db }: Pick<Database, "db">, file: string): Promise<void> {
  const copy = await openDatabase(`file:${file}`);
  try {
    const shapes = await shapesOf(copy.db);
    // On PostgreSQL one snapshot for all of it.
    const options = { isolationLevel: "Serializable", timeout: PATIENCE, maxWait: 60_000 } as const;
    await db.$transaction(async (from) => {
      for (const shape of shapes) await copyTable(from, copy.db, shape);
    }, options);
    // One file, with nothing beside it.
    await copy.db.$queryRawUnsafe("PRAGMA journal_mode = DELETE");
  } finally {
    await copy.close();
  }
}

/** The other way: all rows of such a file into a database on PostgreSQL, all or none. Throws RangeError where that is not empty. */
export async function copyFromSqlite(file: string, { db }: Pick<Database, "db">): Promise<void> {
  const copy = await openDatabase(`file:${file}`);
  try {
    const shapes = await shapesOf(copy.db);
    await db.$transaction(
      async (to) => {
        for (const { name } of shapes)
          if ((await tableOf(to, name).count()) > 0)
            throw new RangeError(`the database that DATABASE_URL names is not empty: it has rows in ${name}`);
        for (const shape of shapes) await copyTable(copy.db, to, shape);
      },
      { timeout: PATIENCE, maxWait: 60_000 },
    );
  } finally {
    await copy.close();
  }
}

async function copyTable(from: Db | Tx, to: Db | Tx, { name, id }: Shape): Promise<void> {
  const [source, target] = [tableOf(from, name), tableOf(to, name)];
  const orderBy = id.map((column) => ({ [column]: "asc" }));
  for (let last: Row | undefined; ; ) {
    const after = last ? { cursor: cursorOf(last, id), skip: 1 } : {};
    const rows: Row[] = await source.findMany({ take: BATCH, orderBy, ...after });
    if (rows.length > 0) await target.createMany({ data: rows });
    if (rows.length < BATCH) return;
    last = rows.at(-1);
  }
}

/** How Prisma names a row by its primary key. */
function cursorOf(row: Row, id: readonly string[]): Row {
  const key = Object.fromEntries(id.map((column) => [column, row[column]]));
  return id.length === 1 ? key : { [id.join("_")]: key };
}

const tableOf = (db: Db | Tx, name: string): Table =>
  (db as unknown as Record<string, Table>)[name.charAt(0).toLowerCase() + name.slice(1)] as Table;

/** Every model with its primary key, those that others refer to first. */
async function shapesOf(db: Db): Promise<Shape[]> {
  const ask = <T>(sql: string) => db.$queryRawUnsafe(sql) as Promise<T[]>;
  const names = (
    await ask<{ name: string }>(
      "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '\\_%' ESCAPE '\\' ORDER BY name",
    )
  ).map(({ name }) => name);
  const shapes = new Map<string, Shape & { after: string[] }>();
  for (const name of names) {
    const columns = await ask<{ name: string; pk: bigint | number }>(
      `SELECT name, pk FROM pragma_table_info('${name}')`,
    );
    const keys = columns.filter(({ pk }) => Number(pk) > 0).sort((a, b) => Number(a.pk) - Number(b.pk));
    const refers = await ask<{ table: string }>(`SELECT "table" FROM pragma_foreign_key_list('${name}')`);
    shapes.set(name, { name, id: keys.map((key) => key.name), after: refers.map(({ table }) => table) });
  }
  const sorted = new Set<string>();
  const visit = (name: string): void => {
    if (sorted.has(name)) return;
    for (const before of shapes.get(name)?.after ?? []) visit(before);
    sorted.add(name);
  };
  names.forEach(visit);
  return [...sorted].flatMap((name) => shapes.get(name) ?? []);
}
