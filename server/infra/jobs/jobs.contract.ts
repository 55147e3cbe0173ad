import { describe, expect, it } from "vitest";
import { DIED, type JobContext, type Jobs } from "./jobs";

/** A process that runs jobs. */
export type RunnerForTest = {
  jobs: Jobs;
  /** Ends it as a killed process ends: it says nothing more, and what it runs goes on nowhere. */
  die: () => void;
};
/** Jobs that nobody has asked for yet, and the processes of one instance that run them. */
export type RunnersForTest = {
  /** One more process beside those that run. */
  beside: () => RunnerForTest;
  /** A process that is started when no other can be running. */
  restarted: () => RunnerForTest;
  /** Lets time go by, as all processes that live notice it. */
  pass: (ms: number) => Promise<void>;
  /** Milliseconds after which a dead process's jobs are another's. */
  leaseMs: number;
};

/** What every adapter of jobs promises. */
export function jobsContract(name: string, make: () => Promise<RunnersForTest>): void {
  describe(`jobs on ${name}`, () => {
    it("are done one after another, in the order they were asked for", async () => {
      const { jobs } = (await make()).restarted();
      const done: unknown[] = [];
      jobs.handle("note", async (data) => void done.push(data));
      for (const n of [1, 2, 3]) await jobs.ask("note", `n/${n}`, { n });
      await jobs.idle();
      expect(done).toEqual([{ n: 1 }, { n: 2 }, { n: 3 }]);
      expect(await jobs.status("n/2")).toEqual({ state: "done", progress: 1, error: null });
      expect(await jobs.status("n/4")).toBeNull();
      await jobs.close();
    });

    it("of one name are one job while the first waits, and can be asked for again when it is done", async () => {
      const { jobs } = (await make()).restarted();
      let times = 0;
      const gate = opening();
      jobs.handle("count", async () => {
        await gate.opened;
        times += 1;
      });
      await Promise.all([jobs.ask("count", "same", 0), jobs.ask("count", "same", 0)]);
      gate.open();
      await jobs.idle();
      expect(times).toBe(1);
      await jobs.ask("count", "same", 0);
      await jobs.idle();
      expect(times).toBe(2);
      await jobs.close();
    });

    it("that fail are tried three times, then say why", async () => {
      const { jobs } = (await make()).restarted();
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
      expect(await jobs.status("b")).toEqual({ state: "failed", progress: 0, error: "no paper" });
      await jobs.close();
    });

    it("without a handler fail at once, with a reason", async () => {
      const { jobs } = (await make()).restarted();
      await jobs.ask("unknown", "u", null);
      await jobs.idle();
      expect(await jobs.status("u")).toMatchObject({ state: "failed", error: "no handler for unknown" });
      await jobs.close();
    });

    it("in a lane of their own do not hold up others", async () => {
      const { jobs } = (await make()).restarted();
      const done: string[] = [];
      const [gate, quick] = [opening(), opening()];
      jobs.handle("long", () => gate.opened.then(() => void done.push("long")), undefined, "apart");
      jobs.handle("quick", async () => {
        done.push("quick");
        quick.open();
      });
      await jobs.ask("long", "long", null);
      await jobs.ask("quick", "quick", null);
      await quick.opened;
      gate.open();
      await jobs.idle();
      expect(done).toEqual(["quick", "long"]);
      await jobs.close();
    });

    it("stop when they are cancelled, stay cancelled, and can be asked for again", async () => {
      const { jobs } = (await make()).restarted();
      let runs = 0;
      const began = opening();
      jobs.handle("stop", async (_data, context) => {
        runs += 1;
        if (runs > 1) return;
        began.open();
        await untilAborted(context);
      });
      await jobs.ask("stop", "stop", null);
      await began.opened;
      expect(await jobs.cancel("stop")).toBe(true);
      await jobs.idle();
      expect(await jobs.status("stop")).toMatchObject({ state: "cancelled" });
      expect(await jobs.cancel("stop")).toBe(false);
      await jobs.ask("stop", "stop", null);
      await jobs.idle();
      expect(runs).toBe(2);
      expect(await jobs.status("stop")).toMatchObject({ state: "done" });
      await jobs.close();
    });

    it("are counted by kind and state, and listed by state in either order", async () => {
      const { jobs } = (await make()).restarted();
      jobs.handle("note", async () => {});
      jobs.handle("break", async (data) => {
        throw new Error(`no ${data}`);
      });
      for (const [kind, name] of [
        ["note", "n/1"],
        ["break", "b/1"],
        ["note", "n/2"],
        ["break", "b/2"],
      ] as const) {
        await jobs.ask(kind, name, name);
        await jobs.idle();
      }
      const sorted = (await jobs.counts()).sort((a, b) => a.kind.localeCompare(b.kind));
      expect(sorted).toEqual([
        { kind: "break", state: "failed", count: 2 },
        { kind: "note", state: "done", count: 2 },
      ]);
      const names = async (...of: Parameters<typeof jobs.list>) =>
        (await jobs.list(...of)).map(({ name }) => name);
      expect(await names(["failed"], "oldest", 9)).toEqual(["b/1", "b/2"]);
      expect(await names(["failed", "done"], "changed", 2)).toEqual(["b/2", "n/2"]);
      const [failed] = await jobs.list(["failed"], "oldest", 1);
      expect(failed).toMatchObject({ kind: "break", data: "b/1", error: "no b/1", attempts: 3 });
      expect(await jobs.find(failed?.id ?? "")).toEqual(failed);
      expect(await jobs.find("nobody's")).toBeNull();
      await jobs.close();
    });

    it("are found by their names, with their states and when these changed", async () => {
      const { jobs } = (await make()).restarted();
      const before = Date.now();
      jobs.handle("note", async () => {});
      for (const name of ["n/1", "n/2", "n/3"]) {
        await jobs.ask("note", name, name);
        await jobs.idle();
      }
      await jobs.ask("unknown", "u", null);
      await jobs.idle();
      const found = await jobs.named(["n/1", "u", "never"]);
      expect(found.map(({ name, state }) => `${name} ${state}`).sort()).toEqual(["n/1 done", "u failed"]);
      for (const { updatedAt } of found) expect(updatedAt).toBeGreaterThanOrEqual(before);
      expect(await jobs.named([])).toEqual([]);
      await jobs.close();
    });

    it("can be retried from the first try or dropped once they failed, but not while they run or when they are done", async () => {
      const { jobs } = (await make()).restarted();
      let tries = 0;
      const [began, gate] = [opening(), opening()];
      jobs.handle("third", async () => {
        tries += 1;
        if (tries <= 3) throw new Error("not yet");
      });
      jobs.handle("slow", async () => {
        began.open();
        await gate.opened;
      });
      const idOf = async (name: string) => {
        const all = await jobs.list(["waiting", "running", "done", "failed", "cancelled"], "oldest", 9);
        return all.find((job) => job.name === name)?.id ?? "";
      };
      await jobs.ask("third", "t", null);
      await jobs.idle();
      const id = await idOf("t");
      expect([await jobs.drop(id), await jobs.drop(id), await jobs.status("t")]).toMatchObject([
        true,
        false,
        { state: "cancelled" },
      ]);
      expect([await jobs.retry(id), await jobs.retry("nobody's")]).toEqual([true, false]);
      await jobs.idle();
      expect(await jobs.find(id)).toMatchObject({ state: "done", attempts: 1 });
      expect([await jobs.retry(id), await jobs.drop(id)]).toEqual([false, false]);
      await jobs.ask("slow", "s", null);
      await began.opened;
      const slow = await idOf("s");
      expect([await jobs.retry(slow), await jobs.drop(slow)]).toEqual([false, false]);
      gate.open();
      await jobs.idle();
      expect(await jobs.status("s")).toMatchObject({ state: "done" });
      await jobs.close();
    });

    it("never begin if they are cancelled while they wait", async () => {
      const { jobs } = (await make()).restarted();
      const [began, gate] = [opening(), opening()];
      const begun: unknown[] = [];
      jobs.handle("one", async (data) => {
        begun.push(data);
        began.open();
        await gate.opened;
      });
      await jobs.ask("one", "first", "first");
      await began.opened;
      await jobs.ask("one", "second", "second");
      expect(await jobs.status("second")).toMatchObject({ state: "waiting" });
      expect(await jobs.cancel("second")).toBe(true);
      gate.open();
      await jobs.idle();
      expect(begun).toEqual(["first"]);
      await jobs.close();
    });

    it("do not count a try when an orderly stop interrupts them, however often", async () => {
      const { restarted } = await make();
      for (let restart = 1; restart <= 4; restart++) {
        const { jobs } = restarted();
        const began = opening();
        jobs.handle("long", async (_data, context) => {
          began.open();
          await untilAborted(context);
        });
        await jobs.ask("long", "long", null);
        await jobs.start();
        await began.opened;
        await jobs.close();
        expect(await jobs.status("long")).toMatchObject({ state: "waiting" });
      }
      const { jobs } = restarted();
      jobs.handle("long", async () => {});
      await jobs.start();
      await jobs.idle();
      expect(await jobs.status("long")).toMatchObject({ state: "done" });
      await jobs.close();
    });

    it("left by a dead process are taken up at once if no other process can be running", async () => {
      const { restarted } = await make();
      await diesAt(restarted(), "kept");
      const { jobs } = restarted();
      const seen: unknown[] = [];
      jobs.handle("heavy", async (data) => void seen.push(data));
      await jobs.start();
      await jobs.idle();
      expect(seen).toEqual(["kept"]);
      await jobs.close();
    });

    it("that ended the process three times are given up at the next start, with a reason, and hold up no others", async () => {
      const { restarted } = await make();
      for (let death = 1; death <= 3; death++) await diesAt(restarted());
      const { jobs } = restarted();
      const told: string[] = [];
      let begun = 0;
      jobs.handle(
        "heavy",
        async () => {
          begun += 1;
        },
        async (_data, why) => void told.push(why),
      );
      jobs.handle("light", async () => {});
      await jobs.start();
      await jobs.ask("light", "light", null);
      await jobs.idle();
      expect(begun).toBe(0);
      expect(told).toEqual([DIED]);
      expect(await jobs.status("heavy")).toMatchObject({ state: "failed", error: DIED });
      expect(await jobs.status("light")).toMatchObject({ state: "done" });
      await jobs.ask("heavy", "heavy", null);
      await jobs.idle();
      expect(await jobs.status("heavy")).toMatchObject({ state: "done" });
      await jobs.close();
    });

    it("are done once, however many processes run them", async () => {
      const { beside } = await make();
      const done: unknown[] = [];
      const runners = [beside(), beside()].map(({ jobs }) => jobs);
      for (const jobs of runners) jobs.handle("once", async (data) => void done.push(data));
      await Promise.all(runners.map((jobs) => jobs.start()));
      const numbers = Array.from({ length: 20 }, (_, n) => n);
      await Promise.all(numbers.map((n) => runners[n % 2]?.ask("once", `once/${n}`, n)));
      await Promise.all(runners.map((jobs) => jobs.idle()));
      expect(done.map(Number).sort((a, b) => a - b)).toEqual(numbers);
      for (const n of numbers) expect(await runners[0]?.status(`once/${n}`)).toMatchObject({ state: "done" });
      await Promise.all(runners.map((jobs) => jobs.close()));
    });

    it("that one process runs are neither reset nor run by another, however long they take", async () => {
      const { beside, pass, leaseMs } = await make();
      const { jobs } = beside();
      const [began, gate] = [opening(), opening()];
      const runs: string[] = [];
      jobs.handle("long", async () => {
        runs.push("first");
        began.open();
        await gate.opened;
      });
      await jobs.start();
      await jobs.ask("long", "long", null);
      await began.opened;
      const { jobs: other } = beside();
      other.handle("long", async () => void runs.push("other"));
      await other.start();
      await pass(3 * leaseMs);
      await other.idle();
      expect(await other.status("long")).toMatchObject({ state: "running" });
      gate.open();
      await jobs.idle();
      expect(runs).toEqual(["first"]);
      expect(await other.status("long")).toMatchObject({ state: "done" });
      await Promise.all([jobs.close(), other.close()]);
    });

    it("of a process that died are taken up by another when the lease has ended, not earlier", async () => {
      const { beside, pass, leaseMs } = await make();
      const { jobs } = beside();
      const seen: unknown[] = [];
      jobs.handle("heavy", async (data) => void seen.push(data));
      await jobs.start();
      // It has looked for work once: what comes now is the other's.
      await jobs.idle();
      await diesAt(beside(), "kept");
      await pass(leaseMs / 2);
      await jobs.idle();
      expect(seen).toEqual([]);
      await pass(leaseMs);
      await jobs.idle();
      expect(seen).toEqual(["kept"]);
      expect(await jobs.status("heavy")).toMatchObject({ state: "done" });
      await jobs.close();
    });

    it("that ended three processes of many are given up once, with words", async () => {
      const { beside, pass, leaseMs } = await make();
      for (let death = 1; death <= 3; death++) {
        await diesAt(beside());
        await pass(1.5 * leaseMs);
      }
      const told: string[] = [];
      let begun = 0;
      const runners = [beside(), beside()].map(({ jobs }) => jobs);
      for (const jobs of runners)
        jobs.handle(
          "heavy",
          async () => {
            begun += 1;
          },
          async (_data, why) => void told.push(why),
        );
      await Promise.all(runners.map((jobs) => jobs.start()));
      await pass(leaseMs);
      await Promise.all(runners.map((jobs) => jobs.idle()));
      expect(begun).toBe(0);
      expect(told).toEqual([DIED]);
      expect(await runners[0]?.status("heavy")).toMatchObject({ state: "failed", error: DIED });
      await Promise.all(runners.map((jobs) => jobs.close()));
    });

    it("that are cancelled in one process end in the one that runs them", async () => {
      const { beside, pass, leaseMs } = await make();
      const { jobs } = beside();
      const [began, ended] = [opening(), opening()];
      jobs.handle("stop", async (_data, context) => {
        began.open();
        await untilAborted(context).finally(ended.open);
      });
      await jobs.start();
      await jobs.ask("stop", "stop", null);
      await began.opened;
      const { jobs: other } = beside();
      expect(await other.cancel("stop")).toBe(true);
      await pass(leaseMs);
      await ended.opened;
      await jobs.idle();
      expect(await jobs.status("stop")).toMatchObject({ state: "cancelled" });
      await Promise.all([jobs.close(), other.close()]);
    });

    it("report their progress, at once in the process that runs them and soon in the others", async () => {
      const { beside, pass, leaseMs } = await make();
      const { jobs } = beside();
      const [began, gate] = [opening(), opening()];
      jobs.handle("far", async (_data, { progress }) => {
        progress(0.25);
        began.open();
        await gate.opened;
      });
      await jobs.start();
      await jobs.ask("far", "far", null);
      await began.opened;
      expect(await jobs.status("far")).toMatchObject({ state: "running", progress: 0.25 });
      const { jobs: other } = beside();
      await pass(leaseMs);
      expect(await other.status("far")).toMatchObject({ state: "running", progress: 0.25 });
      gate.open();
      await jobs.idle();
      expect(await other.status("far")).toMatchObject({ state: "done", progress: 1 });
      await Promise.all([jobs.close(), other.close()]);
    });

    it("that wait behind a long one are taken by another process once it wakes up", async () => {
      const { beside } = await make();
      const { jobs } = beside();
      const [began, gate] = [opening(), opening()];
      const by: string[] = [];
      jobs.handle("one", async (data) => {
        by.push(`first ${data}`);
        began.open();
        await gate.opened;
      });
      await jobs.ask("one", "a", "a");
      await began.opened;
      await jobs.ask("one", "b", "b");
      const { jobs: other } = beside();
      other.handle("one", async (data) => void by.push(`other ${data}`));
      other.wake();
      await other.idle();
      expect(by).toEqual(["first a", "other b"]);
      gate.open();
      await jobs.idle();
      expect(by).toEqual(["first a", "other b"]);
      await Promise.all([jobs.close(), other.close()]);
    });
  });
}

/** A process that dies in the middle of the job `heavy`. */
async function diesAt({ jobs, die }: RunnerForTest, data: unknown = null): Promise<void> {
  const began = opening();
  jobs.handle("heavy", () => {
    began.open();
    return new Promise(() => {});
  });
  await jobs.ask("heavy", "heavy", data);
  await jobs.start();
  await began.opened;
  die();
}

function opening(): { opened: Promise<void>; open: () => void } {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}

/** Rejects when the job has to end. */
const untilAborted = ({ signal }: JobContext): Promise<never> =>
  new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
