import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Database, openDatabase } from "./client";
import { SqliteConnection } from "./sqlite-connection";

describe("SQLite behind Prisma", () => {
  let folder = "";
  let url = "";
  let database: Database;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), "cohue-db-"));
    url = `file:${join(folder, "test.db")}`;
    database = await openDatabase(url);
  });
  afterEach(async () => {
    await database.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const set = (value: string) => ({ where: { key: "k" }, create: { key: "k", value }, update: { value } });

  it("syncs every commit to disk, in WAL mode, with references enforced", async () => {
    const pragma = async (name: string) =>
      Object.values((await database.db.$queryRawUnsafe<object[]>(`PRAGMA ${name}`))[0] ?? {}).map(String);
    expect(await pragma("journal_mode")).toEqual(["wal"]);
    expect(await pragma("synchronous")).toEqual(["2"]);
    expect(await pragma("foreign_keys")).toEqual(["1"]);
  });

  it.runIf(process.platform === "linux")(
    "leaves no descriptor behind, however many transactions",
    async () => {
      const open = () => readdirSync("/proc/self/fd").length;
      await database.db.$transaction((tx) => tx.setting.upsert(set("0")));
      const before = open();
      for (let i = 0; i < 50; i++) await database.db.$transaction((tx) => tx.setting.upsert(set(String(i))));
      expect(open()).toBeLessThanOrEqual(before + 2);
    },
  );

  it("waits for another's lock without stopping the process, then writes", async () => {
    await database.db.setting.upsert(set("before"));
    const other = new SqliteConnection(url);
    await other.begin();
    const write = database.db.$transaction((tx) => tx.setting.upsert(set("after")));
    const alone = database.db.chatLine.deleteMany({});
    let longest = 0;
    for (let last = performance.now(), until = last + 600; last < until; ) {
      await new Promise((done) => setImmediate(done));
      longest = Math.max(longest, performance.now() - last);
      last = performance.now();
    }
    other.rollback();
    await Promise.all([write, alone]);
    expect((await database.db.setting.findUnique({ where: { key: "k" } }))?.value).toBe("after");
    // The driver's own wait would have been 5,000.
    expect(longest).toBeLessThan(400);
    other.close();
  });

  it("loses no update of two processes that read and write at once", async () => {
    const second = await openDatabase(url);
    await database.db.setting.upsert(set("0"));
    const count = async ({ db }: Database) => {
      for (let i = 0; i < 40; i++) {
        await db.$transaction(async (tx) => {
          const now = await tx.setting.findUniqueOrThrow({ where: { key: "k" } });
          await tx.setting.update({ where: { key: "k" }, data: { value: String(Number(now.value) + 1) } });
        });
      }
    };
    await Promise.all([count(database), count(second)]);
    expect((await second.db.setting.findUnique({ where: { key: "k" } }))?.value).toBe("80");
    await second.close();
  });

  it("rolls back what throws, and goes on", async () => {
    const broken = database.db.$transaction(async (tx) => {
      await tx.setting.upsert(set("half"));
      throw new Error("changed my mind");
    });
    await expect(broken).rejects.toThrow("changed my mind");
    expect(await database.db.setting.count()).toBe(0);
    await database.db.setting.upsert(set("whole"));
  });

  it("keeps big integers, dates, nulls and text as they were", async () => {
    const room = {
      id: "r",
      slug: "r",
      title: "Zoë 👩‍🚀 'quoted'",
      visibility: "public",
      hostActor: "a",
      defaultRole: "editor",
      modelId: "m",
      epoch: 2_147_483_647,
      seq: 0,
      head: "h",
      createdAt: new Date("2026-01-02T03:04:05.678Z"),
    };
    await database.db.room.create({ data: room });
    const at = 9_007_199_254_740_993n;
    const event = { room: "r", seq: 1, at, actor: "a", kind: "k", payload: "{}", prev: "p", hash: "h" };
    await database.db.roomEvent.create({ data: event });
    expect(await database.db.room.findUnique({ where: { id: "r" } })).toMatchObject({
      ...room,
      closedAt: null,
    });
    expect((await database.db.roomEvent.findFirst())?.at).toBe(at);
  });
});
