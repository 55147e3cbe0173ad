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
