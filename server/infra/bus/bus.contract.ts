import { describe, expect, it } from "vitest";
import type { Bus } from "./bus";

export type EventsForTest = { renamed: { name: string }; ended: { code: string } };

/** What every bus promises. `make` gives one that nobody listens to. */
export function busContract(name: string, make: () => Promise<Bus<EventsForTest>>): void {
  describe(`a bus ${name}`, () => {
    it("tells everyone who listens to a kind, and nobody else", async () => {
      const bus = await make();
      const heard: string[] = [];
      bus.hear("renamed", ({ name }) => void heard.push(`first ${name}`));
      bus.hear("renamed", ({ name }) => void heard.push(`second ${name}`));
      bus.hear("ended", ({ code }) => void heard.push(code));
      await bus.tell("renamed", { name: "Ana" });
      expect(heard).toEqual(["first Ana", "second Ana"]);
    });

    it("comes back when every listener is done", async () => {
      const bus = await make();
      let done = false;
      let finish = () => {};
      const open = new Promise<void>((resolve) => {
        finish = resolve;
      });
      bus.hear("ended", async () => {
        await open;
        done = true;
      });
      const telling = bus.tell("ended", { code: "banned" });
      expect(done).toBe(false);
      finish();
      await telling;
      expect(done).toBe(true);
    });

    it("tells every listener even if one of them fails, and reports the failure", async () => {
      const bus = await make();
      const heard: string[] = [];
      bus.hear("ended", () => {
        throw new Error("no database");
      });
      bus.hear("ended", ({ code }) => void heard.push(code));
      await expect(bus.tell("ended", { code: "banned" })).rejects.toThrow("no database");
      expect(heard).toEqual(["banned"]);
    });

    it("tells nobody who stopped listening", async () => {
      const bus = await make();
      const heard: string[] = [];
      const stop = bus.hear("ended", ({ code }) => void heard.push(code));
      stop();
      await bus.tell("ended", { code: "banned" });
      expect(heard).toEqual([]);
    });
  });
}

/** What every bus that reaches other processes promises as well. `make` gives two ends of one. */
export function sharedBusContract(
  name: string,
  make: () => Promise<[Bus<EventsForTest>, Bus<EventsForTest>]>,
): void {
  describe(`a bus ${name}`, () => {
    it("tells each process once, the one that tells included, and in the order in which it was told", async () => {
      const [here, there] = await make();
      const heard: string[][] = [[], []];
      here.hear("renamed", ({ name }) => void heard[0]?.push(name));
      there.hear("renamed", ({ name }) => void heard[1]?.push(name));
      const names = Array.from({ length: 20 }, (_, i) => `Ana ${i}`);
      for (const name of names) await here.tell("renamed", { name });
      await expect.poll(() => heard[1]?.length).toBe(20);
      // What comes back to who told it would be there before the answer of the other.
      await there.tell("renamed", { name: "Ben" });
      await expect.poll(() => heard[0]?.includes("Ben")).toBe(true);
      expect(heard).toEqual([
        [...names, "Ben"],
        [...names, "Ben"],
      ]);
    });

    it("tells the others what a listener here fails at, and is deaf to what one there fails at", async () => {
      const [here, there] = await make();
      const heard: string[] = [];
      const fail = () => {
        throw new Error("no database");
      };
      there.hear("ended", ({ code }) => void heard.push(code));
      there.hear("ended", fail);
      await here.tell("ended", { code: "banned" });
      await expect.poll(() => heard).toEqual(["banned"]);
      here.hear("ended", fail);
      await expect(here.tell("ended", { code: "kicked" })).rejects.toThrow("no database");
      await expect.poll(() => heard).toEqual(["banned", "kicked"]);
    });

    it("tells no process where nobody listens any more", async () => {
      const [here, there] = await make();
      const heard: string[] = [];
      const stop = there.hear("ended", ({ code }) => void heard.push(code));
      there.hear("renamed", ({ name }) => void heard.push(name));
      stop();
      await here.tell("ended", { code: "banned" });
      await here.tell("renamed", { name: "Ana" });
      await expect.poll(() => heard).toEqual(["Ana"]);
    });
  });
}
