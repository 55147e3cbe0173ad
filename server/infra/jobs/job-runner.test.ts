import { expect, it } from "vitest";
import { eachDatabase } from "@/server/infra/db/testing";
import { createLogger } from "@/server/infra/log/logger";
import { DIED, JobRunner } from "./job-runner";

eachDatabase("jobs", (database) => {
  const runner = () => new JobRunner(database().db, createLogger("silent"));

  it("are done one after another, in the order they were asked for", async () => {
    const jobs = runner();
    const done: unknown[] = [];
    jobs.handle("note", async (data) => void done.push(data));
    for (const n of [1, 2, 3]) await jobs.ask("note", `n/${n}`, n);
    await jobs.idle();
    expect(done).toEqual([1, 2, 3]);
    expect(await jobs.status("n/2")).toMatchObject({ state: "done", progress: 1 });
  });

  it("of one name are one while the first waits, and may be asked for again when it is done", async () => {
    const jobs = runner();
    let times = 0;
    let open = () => {};
    const gate = new Promise<void>((resolve) => {
      open = resolve;
    });
    jobs.handle("count", async () => {
      await gate;
      times += 1;
    });
    await Promise.all([jobs.ask("count", "same", 0), jobs.ask("count", "same", 0)]);
    open();
    await jobs.idle();
    expect(times).toBe(1);
    await jobs.ask("count", "same", 0);
    await jobs.idle();
    expect(times).toBe(2);
  });

  it("that fail are tried three times, then say why", async () => {
    const jobs = runner();
    let tries = 0;
    const told: string[] = [];
    jobs.handle(
      "break",
      async () => {
        tries += 1;
        throw new Error("no paper");
      },
      async (_data, why) => void told.push(why),
    );
    await jobs.ask("break", "b", null);
    await jobs.idle();
    expect(tries).toBe(3);
    expect(told).toEqual(["no paper"]);
    expect(await jobs.status("b")).toMatchObject({ state: "failed", error: "no paper" });
  });

  it("that a process left running are taken up by the next", async () => {
    const dead = runner();
    await dead.ask("slow", "s", "kept");
    await dead.idle();
    // As a killed process leaves it: taken, and neither done nor failed.
    await database().db.job.updateMany({ where: { name: "s" }, data: { state: "running", attempts: 1 } });
    const next = runner();
    const seen: unknown[] = [];
    next.handle("slow", async (data) => void seen.push(data));
    await next.start();
    await next.idle();
    expect(seen).toEqual(["kept"]);
  });

  it("that ended the process three times are given up at the next start, with words, and hold nobody up", async () => {
    const told: string[] = [];
    let begun = 0;
    /** A process that dies in the middle of the job: it neither ends it nor gives it back. */
    const dying = async () => {
      const jobs = runner();
      await new Promise<void>((died) => {
        jobs.handle("heavy", () => {
          begun += 1;
          died();
          return new Promise(() => {});
        });
        void jobs.start();
      });
    };
    const first = runner();
    await first.ask("heavy", "h", { size: 1 });
    await first.idle();
    await database().db.job.updateMany({ where: { name: "h" }, data: { state: "waiting", attempts: 0 } });
    for (let death = 1; death <= 3; death++) {
      await dying();
      // Counted before the work began: what a later process finds does not depend on how this one ends.
      expect(await database().db.job.findUnique({ where: { name: "h" } })).toMatchObject({
        state: "running",
        attempts: death,
      });
    }
    const next = runner();
    next.handle(
      "heavy",
      async () => {
        begun += 1;
      },
      async (_data, why) => void told.push(why),
    );
    next.handle("light", async () => {});
    await next.start();
    await next.ask("light", "l", null);
    await next.idle();
    expect(begun).toBe(3);
    expect(told).toEqual([DIED]);
    expect(await next.status("h")).toMatchObject({ state: "failed", error: DIED });
    expect(await next.status("l")).toMatchObject({ state: "done" });
    await next.ask("heavy", "h", { size: 1 });
    await next.idle();
    expect(await next.status("h")).toMatchObject({ state: "done" });
  });

  it("that are interrupted by an orderly end have not failed, however often", async () => {
    const first = runner();
    await first.ask("long", "long/1", null);
    await first.idle();
    await database().db.job.updateMany({
      where: { name: "long/1" },
      data: { state: "waiting", attempts: 0 },
    });
    for (let restart = 1; restart <= 4; restart++) {
      const jobs = runner();
      await new Promise<void>((begun) => {
        jobs.handle("long", async (_data, { signal }) => {
          begun();
          await new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
        });
        void jobs.start();
      });
      await jobs.close();
    }
    const last = runner();
    last.handle("long", async () => {});
    await last.start();
    await last.idle();
    expect(await last.status("long/1")).toMatchObject({ state: "done" });
  });

  it("whose data is damaged fail like any other, and the next is done", async () => {
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
    const jobs = new JobRunner(
      new Proxy(db, { get: (real, name: keyof typeof db) => (name === "job" ? job : real[name]) }),
      createLogger("silent"),
    );
    let done = 0;
    jobs.handle("late", async () => {
      done += 1;
    });
    await jobs.ask("late", "late/1", null);
    await jobs.idle();
    expect([down, done]).toEqual([0, 1]);
  });

  it("of a lane of their own hold nobody up", async () => {
    const jobs = runner();
    const done: string[] = [];
    let open = () => {};
    const gate = new Promise<void>((resolve) => {
      open = resolve;
    });
    const idle = async () => {
      while (!done.includes("quick")) await new Promise((resolve) => setImmediate(resolve));
    };
    jobs.handle("long", () => gate.then(() => void done.push("long")), undefined, "apart");
    jobs.handle("quick", async () => void done.push("quick"));
    await jobs.ask("long", "long", null);
    await jobs.ask("quick", "quick", null);
    await idle();
    open();
    await jobs.idle();
    expect(done).toEqual(["quick", "long"]);
  });

  it("that are cancelled end where they are, stay so, and can be asked for again", async () => {
    const jobs = runner();
    let runs = 0;
    const began = new Promise<void>((resolve) => {
      jobs.handle("stop", async (_data, { signal }) => {
        runs += 1;
        if (runs > 1) return;
        resolve();
        await new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
      });
    });
    await jobs.ask("stop", "stop", null);
    await began;
    expect(await jobs.cancel("stop")).toBe(true);
    await jobs.idle();
    expect(await jobs.status("stop")).toMatchObject({ state: "cancelled" });
    expect(await jobs.cancel("stop")).toBe(false);
    await jobs.ask("stop", "stop", null);
    await jobs.idle();
    expect(runs).toBe(2);
    expect(await jobs.status("stop")).toMatchObject({ state: "done" });
  });
});
