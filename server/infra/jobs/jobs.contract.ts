import { describe, expect, it } from "vitest";
import { opening, type RunnersForTest, untilAborted } from "./testing/runners";

/** What every adapter of jobs promises to one process. */
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
  });
}
