import { afterEach, describe, expect, it } from "vitest";
import { type Database, openDatabase } from "@/prisma/client";
import { SqliteConnection } from "@/prisma/sqlite-connection";
import { ThreadedConnection } from "@/prisma/sqlite-thread";
import { isStorageUnavailable, isUnkeepable } from "./storage-error";
import { eachDatabase, emptySqlite, onPostgres } from "./testing";

/** What an attempt threw; fails when it did not. */
const errorOf = (attempt: Promise<unknown>): Promise<unknown> =>
  attempt.then(
    () => Promise.reject(new Error("it was expected to fail")),
    (error: unknown) => error,
  );
const line = (key: string, size = 10) => ({ data: { key, value: "x".repeat(size) } });

eachDatabase("an error that is no fault of storage", (database) => {
  it("is a broken rule", async () => {
    const { db } = database();
    await db.setting.create(line("once"));
    expect(isStorageUnavailable(await errorOf(db.setting.create(line("once"))))).toBe(false);
    expect(isStorageUnavailable(await errorOf(db.setting.delete({ where: { key: "never" } })))).toBe(false);
  });

  it("is a wrong value, whatever words are in it", async () => {
    const data = { key: 3 as unknown as string, value: "SQLITE_FULL: No space left on device, ENOSPC" };
    expect(isStorageUnavailable(await errorOf(database().db.setting.create({ data })))).toBe(false);
  });
});

describe("a text that a database cannot keep", () => {
  it("is known by PostgreSQL's code, wherever the drivers put it", () => {
    const cause = { originalCode: "22021", kind: "postgres", code: "22021" };
    const known = Object.assign(new Error("x"), { code: "P2039", meta: { driverAdapterError: { cause } } });
    for (const error of [known, { cause: known }, { code: "22P05" }]) {
      expect(isUnkeepable(error)).toBe(true);
      expect(isStorageUnavailable(error)).toBe(false);
    }
    for (const error of [new Error("22021"), { code: "P2002" }, null])
      expect(isUnkeepable(error)).toBe(false);
  });
});

describe("SQLite that cannot be written", () => {
  const opened: { close: () => unknown }[] = [];
  afterEach(async () => {
    for (const one of opened.splice(0).reverse()) await one.close();
  });
  async function open(): Promise<Database & { url: string }> {
    const empty = emptySqlite();
    const database = await openDatabase(empty.url);
    opened.push({ close: empty.remove }, database);
    return { ...database, url: empty.url };
  }

  it("is unavailable while another process locks it, goes on serving readers, and recovers", async () => {
    const { db, url } = await open();
    await db.setting.create(line("before"));
    const other = new SqliteConnection(url);
    opened.push(other);
    await other.begin();
    const error = errorOf(db.$transaction((tx) => tx.setting.create(line("during"))));
    expect(isStorageUnavailable(await error)).toBe(true);
    expect(await db.setting.count()).toBe(1);
    other.rollback();
    await db.$transaction((tx) => tx.setting.create(line("after")));
    await db.setting.create(line("later"));
    expect(await db.setting.count()).toBe(3);
  });

  it("is waited for where it was only just opened, by readers too, while another has it for itself alone", async () => {
    const elsewhere = await open();
    const { url, remove } = emptySqlite();
    opened.push({ close: remove });
    // A statement that was prepared keeps its connection to the file until it is collected, and that one could never be alone again.
    const other = new SqliteConnection(url, { make: true });
    await other.exec("PRAGMA journal_mode = WAL; CREATE TABLE setting (key TEXT)");
    await other.exec("PRAGMA locking_mode = EXCLUSIVE");
    await other.begin();
    const reader = new ThreadedConnection(url);
    opened.push(reader);
    const counted = reader.run("SELECT count(*) AS n FROM setting", []);
    // The same thread does one after another: the reader has met the lock when this is answered.
    expect(await elsewhere.db.setting.count()).toBe(0);
    other.rollback();
    other.close();
    expect((await counted).rows).toEqual([[0]]);
  });

  it("is unavailable while it is full, keeps what it had, and recovers", async () => {
    const { db } = await open();
    await db.$queryRawUnsafe("PRAGMA max_page_count = 1");
    const both = db.$transaction([
      db.setting.create(line("small")),
      db.setting.create(line("large", 500_000)),
    ]);
    expect(isStorageUnavailable(await errorOf(both))).toBe(true);
    expect(isStorageUnavailable(await errorOf(db.setting.create(line("alone", 500_000))))).toBe(true);
    expect(await db.setting.count()).toBe(0);
    await db.$queryRawUnsafe("PRAGMA max_page_count = 1000000");
    await db.setting.create(line("room again", 500_000));
  });

  it("is unavailable while it is read-only", async () => {
    const { db } = await open();
    await db.$queryRawUnsafe("PRAGMA query_only = 1");
    expect(isStorageUnavailable(await errorOf(db.setting.create(line("a"))))).toBe(true);
  });
});

onPostgres("storage that goes away", (empty) => {
  it("is unavailable when the connection ends inside a transaction, and recovers", async () => {
    const url = empty();
    const { db, close } = await openDatabase(url);
    const other = await openDatabase(url);
    const work = db.$transaction(async (tx) => {
      const [me] = await tx.$queryRawUnsafe<{ pid: number }[]>("SELECT pg_backend_pid() AS pid");
      await other.db.$queryRawUnsafe(`SELECT pg_terminate_backend(${me?.pid})`);
      await tx.setting.create(line("lost"));
    });
    expect(isStorageUnavailable(await errorOf(work))).toBe(true);
    await db.setting.create(line("kept"));
    expect(await db.setting.count()).toBe(1);
    await other.close();
    await close();
  });

  it("is unavailable while its disk is full", async () => {
    const url = empty();
    const { db, close } = await openDatabase(url);
    const schema = new URL(url).searchParams.get("schema");
    await db.$executeRawUnsafe(
      `CREATE FUNCTION "${schema}".full_disk() RETURNS trigger LANGUAGE plpgsql AS
       $$ BEGIN RAISE EXCEPTION 'could not extend file' USING ERRCODE = 'disk_full'; END $$`,
    );
    await db.$executeRawUnsafe(
      `CREATE TRIGGER full_disk BEFORE INSERT ON "${schema}"."Setting" EXECUTE FUNCTION "${schema}".full_disk()`,
    );
    expect(isStorageUnavailable(await errorOf(db.setting.create(line("a"))))).toBe(true);
    await close();
  });
});

it.each([
  ["a full disk", Object.assign(new Error("x"), { code: "ENOSPC" })],
  ["a server that is not there", Object.assign(new Error("x"), { code: "ECONNREFUSED" })],
  ["an extended code of SQLite", Object.assign(new Error("x"), { code: "SQLITE_IOERR_WRITE" })],
  [
    "one inside another",
    new Error("commit failed", { cause: Object.assign(new Error("x"), { code: "EIO" }) }),
  ],
])("storage is unavailable by %s", (_what, error) => {
  expect(isStorageUnavailable(error)).toBe(true);
});

it.each([[new Error("database is locked")], [undefined], ["SQLITE_BUSY"], [{ code: "P2002" }]])(
  "storage is not unavailable by %s",
  (error) => {
    expect(isStorageUnavailable(error)).toBe(false);
  },
);
