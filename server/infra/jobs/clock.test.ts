import { afterEach, expect, it, vi } from "vitest";
import { openDatabase } from "@/prisma/client";
import { onPostgres } from "@/server/infra/db/testing";
import { databaseClock } from "./clock";

afterEach(() => void vi.useRealTimers());

onPostgres("the clock of jobs", (emptyDatabase) => {
  it("is the database's, whatever the machine's own says: no lease seems ended that is not", async () => {
    const database = await openDatabase(emptyDatabase());
    const right = Date.now();
    vi.useFakeTimers({ toFake: ["Date"], now: right + 3_600_000 });
    const clock = await databaseClock(database);
    expect(Math.abs(clock.now() - right)).toBeLessThan(1_800_000);
    await database.close();
  });
});
