import { expect, it } from "vitest";
import { openDatabase } from "@/prisma/client";
import { createLogger } from "@/server/infra/log/logger";
import { lockDatabase } from "./lock-database";
import { openDatabaseInWords } from "./open-in-words";
import { onPostgres } from "./testing";

const options = { patience: 0, onLost: () => {}, logger: createLogger("silent") };

onPostgres("a database", (empty) => {
  it("belongs to one server per schema until that server ends", async () => {
    const url = empty();
    const first = await lockDatabase(url, options);
    await expect(lockDatabase(url, options)).rejects.toThrow(/in use by another Cohue: stop that one first/);
    const beside = await lockDatabase(empty(), options);
    await first.release();
    const second = await lockDatabase(url, options);
    for (const lock of [second, beside]) await lock.release();
  });

  it("is shared by servers that all share it, and by no other", async () => {
    const url = empty();
    const shared = { ...options, isShared: true };
    const together = [await lockDatabase(url, shared), await lockDatabase(url, shared)];
    await expect(lockDatabase(url, options)).rejects.toThrow(/in use by another Cohue: stop that one first/);
    for (const lock of together) await lock.release();
    const alone = await lockDatabase(url, options);
    await expect(lockDatabase(url, shared)).rejects.toThrow(
      /by a Cohue without REDIS_URL: stop that one first/,
    );
    await alone.release();
  });

  it("is taken again when its connection is lost, or given up if another server was faster", async () => {
    const url = empty();
    const { db, close } = await openDatabase(url);
    const ours =
      "locktype = 'advisory' AND objsubid = 2 AND granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())";
    /** Who holds the lock, without trying to take it: whoever tries may be faster than its owner. */
    const holder = async () => {
      const rows = await db.$queryRawUnsafe<{ pid: number }[]>(`SELECT pid FROM pg_locks WHERE ${ours}`);
      return rows[0]?.pid ?? null;
    };
    let lost = 0;
    const lock = await lockDatabase(url, {
      ...options,
      onLost: () => {
        lost += 1;
      },
    });
    const first = await holder();
    expect(first).not.toBeNull();
    await db.$queryRawUnsafe("SELECT pg_terminate_backend($1::int)::text", first);
    await expect.poll(async () => [null, first].includes(await holder())).toBe(false);
    await expect(lockDatabase(url, options)).rejects.toThrow();
    expect(lost).toBe(0);
    await lock.release();
    await close();
  });
});

it("that does not answer is named in words, without its password", async () => {
  const url = "postgres://someone:hunter2@127.0.0.1:1/cohue";
  for (const open of [openDatabaseInWords, (at: string) => lockDatabase(at, options)]) {
    const error = (await open(url).catch((e: unknown) => e)) as Error;
    expect(error.message).toMatch(/^The database 127\.0\.0\.1:1\/cohue cannot be opened: .*ECONNREFUSED/);
    expect(error.message).not.toContain("hunter2");
  }
});
