import { describe, expect, it } from "vitest";
import { DIED } from "./jobs";
import { diesAt, opening, type RunnersForTest, untilAborted } from "./testing/runners";

/** What every adapter of jobs promises when processes stop, die, or share the jobs. */
export function jobProcessesContract(name: string, make: () => Promise<RunnersForTest>): void {
  describe(`jobs on ${name}, with processes that end and several at once,`, () => {
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
