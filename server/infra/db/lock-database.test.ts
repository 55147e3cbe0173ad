import { expect, it } from "vitest";
import { openDatabase } from "@/prisma/client";
import { createLogger } from "@/server/infra/log/logger";
import { lockDatabase } from "./lock-database";
import { openDatabaseInWords } from "./open-in-words";
import { onPostgres } from "./testing";

const options = { patience: 0, onLost: () => {}, logger: createLogger("silent") };

onPostgres("a database", (empty) => {
  it("is one server's, schema by schema, until that ends", async () => {
    const url = empty();
    const first = await lockDatabase(url, options);
    await expect(lockDatabase(url, options)).rejects.toThrow(/in use by another Cohue: stop that one first/);
    const beside = await lockDatabase(empty(), options);
    await first.release();
    const second = await lockDatabase(url, options);
    for (const lock of [second, beside]) await lock.release();
  });

  it("is taken again when its connection is lost, or given up where another was faster", async () => {
    const url = empty();
    const { db, close } = await openDatabase(url);
    const cut = () =>
      db.$queryRawUnsafe(
        "SELECT pg_terminate_backend(pid)::text FROM pg_locks WHERE locktype = 'advisory' AND objsubid = 2 AND pid <> pg_backend_pid()",
      );
    let lost = 0;
    const lock = await lockDatabase(url, {
      ...options,
      onLost: () => {
        lost += 1;
      },
    });
    await cut();
    await expect
      .poll(
        () =>
          lockDatabase(url, options).then(
            async (l) => l.release(),
            () => "held",
          ),
        { timeout: 20_000 },
      )
      .toBe("held");
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
