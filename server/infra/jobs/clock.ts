import type { Database } from "@/prisma/client";

/** Time, so that a test can let it pass. */
export type Clock = {
  /** Milliseconds since 1970. */
  now: () => number;
  /** Answers how to stop. Keeps no process alive. */
  every: (ms: number, act: () => Promise<void>) => () => void;
};

export const systemClock: Clock = {
  now: Date.now,
  every: (ms, act) => {
    const timer = setInterval(() => void act(), ms).unref();
    return () => clearInterval(timer);
  },
};

/**
 * The clock of a database that several machines share: one whose own clock is wrong takes nobody's lease for ended. It is read again
 * before each beat; while it cannot be read, time goes on from the last reading.
 */
export async function databaseClock({ db, provider }: Pick<Database, "db" | "provider">): Promise<Clock> {
  if (provider === "sqlite") return systemClock;
  let [read, at] = [0, 0];
  const look = async () => {
    const asked = performance.now();
    const [row] = await db.$queryRaw<{ now: Date }[]>`SELECT clock_timestamp() AS now`;
    if (row) [read, at] = [row.now.getTime(), (asked + performance.now()) / 2];
  };
  await look();
  return {
    now: () => Math.round(read + performance.now() - at),
    every: (ms, act) =>
      systemClock.every(ms, async () => {
        await look().catch(() => {});
        await act();
      }),
  };
}
