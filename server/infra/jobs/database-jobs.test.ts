import { afterAll, beforeAll, expect, it } from "vitest";
import { type Database, openDatabase } from "@/prisma/client";
import { eachDatabase } from "@/server/infra/db/testing";
import { createLogger } from "@/server/infra/log/logger";
import { DatabaseJobs } from "./database-jobs";
import { LEASE_MS } from "./job-table";
import { DIED } from "./jobs";
import { jobsContract } from "./jobs.contract";
import { jobProcessesContract } from "./processes.contract";
import { ClockForTest } from "./testing/clock";
import type { RunnersForTest } from "./testing/runners";

const logger = createLogger("silent");

eachDatabase("jobs", (database) => {
  /** A connection of its own, as another process has one. */
  let another: Database;
  beforeAll(async () => {
    another = await openDatabase(database().url);
  });
  afterAll(() => another?.close());

  const runner = () => new DatabaseJobs({ db: database().db, logger, alone: true });

  const runners = async (): Promise<RunnersForTest> => {
    await database().db.job.deleteMany();
    const clock = new ClockForTest();
    let made = 0;
    const make = (alone: boolean) => {
      const { db } = [database(), another][made++ % 2] ?? database();
      const own = clock.part();
      return { jobs: new DatabaseJobs({ db, logger, alone, clock: own }), die: own.stop };
    };
    return {
      beside: () => make(false),
      restarted: () => make(true),
      pass: (ms) => clock.pass(ms, LEASE_MS / 8),
      leaseMs: LEASE_MS,
    };
  };
  jobsContract("a table", runners);
  jobProcessesContract("a table", runners);

  it("that a process asks for which runs none wait for one that does, which it tells", async () => {
    await database().db.job.deleteMany();
    const done: unknown[] = [];
    const running = new DatabaseJobs({ db: another.db, logger, alone: false });
    running.handle("note", async (data) => void done.push(data));
    await running.start();
    const options = { db: database().db, logger, alone: false, runs: false, onAsked: () => running.wake() };
    const asking = new DatabaseJobs(options);
    asking.handle("note", async () => void done.push("here"));
    await asking.start();
    await asking.ask("note", "n", "there");
    await expect.poll(() => done).toEqual(["there"]);
    await asking.close();
    await running.close();
  });

  it("that ended the process three times are given up at the next start: each try is in the table before it begins", async () => {
    const row = () => database().db.job.findUnique({ where: { name: "h" } });
    for (let death = 1; death <= 3; death++) {
      const dying = runner();
      await new Promise<void>((died) => {
        dying.handle("heavy", () => {
          died();
          return new Promise(() => {});
        });
        void dying.ask("heavy", "h", null).then(() => dying.start());
      });
      expect(await row()).toMatchObject({ state: "running", attempts: death });
    }
    await runner().start();
    expect(await row()).toMatchObject({ state: "failed", error: DIED, attempts: 3, runner: null });
  });

  it("that a version left running which named no runner are taken up at the next start", async () => {
    const job = { id: "old", kind: "old", name: "old", data: '"kept"', state: "running", attempts: 1 };
    await database().db.job.create({ data: job });
    const jobs = runner();
    const seen: unknown[] = [];
    jobs.handle("old", async (data) => void seen.push(data));
    await jobs.start();
    await jobs.idle();
    expect(seen).toEqual(["kept"]);
  });

  it("name their runner while they run", async () => {
    const jobs = runner();
    const row = () => database().db.job.findUnique({ where: { name: "named" } });
    let during: Awaited<ReturnType<typeof row>> = null;
    jobs.handle("named", async () => {
      during = await row();
    });
    await jobs.ask("named", "named", null);
    await jobs.idle();
    expect(during).toMatchObject({ runner: expect.any(String), leaseUntil: expect.any(Date) });
    expect(await row()).toMatchObject({ state: "done", runner: null, leaseUntil: null });
  });

  it("with damaged data fail like any other job, and the next one is done", async () => {
    const jobs = runner();
    jobs.handle("read", async () => {});
    const damaged = {
      id: "d",
      kind: "read",
      name: "d",
      data: "{",
      state: "waiting",
      progress: 0,
      attempts: 0,
    };
    await database().db.job.create({ data: damaged });
    await jobs.ask("read", "whole", 1);
    await jobs.idle();
    expect(await jobs.status("d")).toMatchObject({ state: "failed" });
    expect(await jobs.status("whole")).toMatchObject({ state: "done" });
  });

  it("wait while the database does not answer, and are done when it does", async () => {
    const { db } = database();
    let down = 2;
    const job = new Proxy(db.job, {
      get: (real, name: keyof typeof db.job) =>
        name === "findFirst" && down > 0
          ? async () => {
              down -= 1;
              throw new Error("Connection terminated");
            }
          : real[name],
    });
    const jobs = new DatabaseJobs({
      db: new Proxy(db, { get: (real, name: keyof typeof db) => (name === "job" ? job : real[name]) }),
      logger,
      alone: true,
    });
    let done = 0;
    jobs.handle("late", async () => {
      done += 1;
    });
    await jobs.ask("late", "late/1", null);
    await jobs.idle();
    expect([down, done]).toEqual([0, 1]);
  });

  it("continue when leases cannot be renewed for a while", async () => {
    await database().db.job.deleteMany();
    const { db } = database();
    let isDown = false;
    const job = new Proxy(db.job, {
      get: (real, name: keyof typeof db.job) =>
        name === "updateMany" && isDown ? () => Promise.reject(new Error("terminated")) : real[name],
    });
    const clock = new ClockForTest();
    const jobs = new DatabaseJobs({
      db: new Proxy(db, { get: (real, name: keyof typeof db) => (name === "job" ? job : real[name]) }),
      logger,
      alone: false,
      clock,
    });
    let open = () => {};
    const gate = new Promise<void>((resolve) => {
      open = resolve;
    });
    const began = new Promise<void>((resolve) => {
      jobs.handle("steady", async () => {
        resolve();
        await gate;
      });
    });
    await jobs.start();
    await jobs.ask("steady", "steady", null);
    await began;
    isDown = true;
    await clock.pass(LEASE_MS, LEASE_MS / 8);
    isDown = false;
    await clock.pass(LEASE_MS / 2, LEASE_MS / 8);
    open();
    await jobs.idle();
    expect(await jobs.status("steady")).toMatchObject({ state: "done" });
    await jobs.close();
  });
});
