import { describe, expect, it } from "vitest";
import type { Code } from "@/core/kernel/errors";
import type { RoomId } from "@/core/kernel/ids/ids";
import type { Still } from "@/core/picture/recipe/recipe";
import type { Rendered } from "@/core/picture/render/job";
import type { RenderPool, Slot } from "./port";

export type PoolForTest = {
  /** Ready, with nothing to do. */
  pool: RenderPool;
  /** A picture that it can draw. */
  still: (seed: number) => Still;
  /** One of a model that is not there. */
  lost: Still;
};

/** What every renderer of frames promises. `make` may be asked for as many workers as a test needs. */
export function framesContract(name: string, make: (workers: number) => Promise<PoolForTest>): void {
  describe(`frames of ${name}`, () => {
    it("F1: show the last state, however many were pushed, and few of the others", async () => {
      const { pool, still } = await make(1);
      const { slot, seen, last } = watchedRoom(pool, "busy");
      for (let n = 1; n <= 60; n++) {
        slot.push({ recipe: still(n), size: 64, tag: n });
        expect(pool.report().queue.waiting).toBeLessThanOrEqual(1);
        expect(pool.report().queue.inFlight).toBeLessThanOrEqual(1);
        if (n % 10 === 0) await turn();
      }
      await last(60);
      expect(seen.length).toBeLessThan(20);
      expect(seen.map(({ tag }) => tag)).toEqual(seen.map(({ tag }) => tag).toSorted((a, b) => a - b));
    });

    it("of rooms that ask at once go to whoever asked", async () => {
      const { pool, still } = await make(2);
      const rooms = ["a", "b", "c"].map((name) => watchedRoom(pool, name));
      rooms.forEach(({ slot }, i) => {
        slot.push({ recipe: still(i), size: 64, tag: i });
      });
      const seen = await Promise.all(rooms.map(({ last }, i) => last(i)));
      expect(seen.map((all) => all.map(({ tag, code }) => ({ tag, code })))).toEqual(
        rooms.map((_, i) => [{ tag: i, code: null }]),
      );
    });

    it("never arrive during the call of `push`", async () => {
      const { pool, still, lost } = await make(1);
      const { slot, seen, last } = watchedRoom(pool, "calm");
      slot.push({ recipe: lost, size: 64, tag: 1 });
      expect(seen).toEqual([]);
      await last(1);
      slot.push({ recipe: still(1), size: 64, tag: 2 });
      expect(seen).toHaveLength(1);
      await last(2);
    });

    it("keep moving while a settled picture is rendered", async () => {
      const { pool, still } = await make(1);
      const { slot, last } = watchedRoom(pool, "both");
      let isSettled = false;
      const settled = slot.settle({ recipe: still(1), size: 1024 }).finally(() => {
        isSettled = true;
      });
      slot.push({ recipe: still(2), size: 64, tag: 1 });
      await last(1);
      expect(isSettled).toBe(false);
      expect((await settled)?.size).toBe(1024);
    });

    it("settle on the newest recipe that waits", async () => {
      const { pool, still } = await make(1);
      const { slot } = watchedRoom(pool, "settling");
      const all = await Promise.all([1, 2, 3].map((n) => slot.settle({ recipe: still(n), size: 96 })));
      expect(all.map((picture) => picture?.mime ?? null)).toEqual([null, null, "image/jpeg"]);
    });

    it("settle on the same bytes, whichever worker draws", async () => {
      const { pool, still } = await make(2);
      const slots = Array.from({ length: 4 }, (_, i) => watchedRoom(pool, `room${i}`).slot);
      const pictures = await Promise.all(slots.map((slot) => slot.settle({ recipe: still(5), size: 160 })));
      expect(pictures[0]?.bytes.length).toBeGreaterThan(0);
      for (const picture of pictures) expect(picture?.bytes).toEqual(pictures[0]?.bytes);
    });

    it("do not reach a slot that was closed", async () => {
      const { pool, still } = await make(1);
      const [gone, there] = [watchedRoom(pool, "gone"), watchedRoom(pool, "there")];
      gone.slot.push({ recipe: still(1), size: 64, tag: 1 });
      const settling = gone.slot.settle({ recipe: still(1), size: 64 });
      gone.slot.close();
      there.slot.push({ recipe: still(2), size: 64, tag: 1 });
      await there.last(1);
      expect(gone.seen).toEqual([]);
      expect(await settling).toBeNull();
      expect(await gone.slot.settle({ recipe: still(1), size: 64 })).toBeNull();
    });

    it("of a model that is not installed are answered with unknown_model", async () => {
      const { pool, lost } = await make(1);
      const { slot, last } = watchedRoom(pool, "lost");
      slot.push({ recipe: lost, size: 64, tag: 1 });
      expect((await last(1))[0]?.code).toBe("unknown_model");
      await expect(slot.settle({ recipe: lost, size: 64 })).rejects.toMatchObject({ code: "unknown_model" });
    });

    it("that wait when all is closed are answered with shutting_down", async () => {
      const { pool, still } = await make(1);
      const { slot, seen } = watchedRoom(pool, "late");
      const settling = slot.settle({ recipe: still(1), size: 64 });
      slot.push({ recipe: still(1), size: 64, tag: 1 });
      const refused = expect(settling).rejects.toMatchObject({ code: "shutting_down" });
      await pool.close();
      await refused;
      expect(seen.map(({ code }) => code)).toEqual(["shutting_down"]);
      expect(pool.report().workers.map(({ state }) => state)).toEqual(["down"]);
    });
  });
}

type Seen = { tag: number; frame: Rendered | null; code: Code | null };
/** A slot that remembers what it was given, and can wait for it. */
export function watchedRoom(pool: RenderPool, name: string) {
  const seen: Seen[] = [];
  let wake = () => {};
  const note = (one: Seen) => {
    seen.push(one);
    wake();
  };
  const slot: Slot<number> = pool.slot<number>(name as RoomId, {
    onFrame: (frame, tag) => note({ tag, frame, code: null }),
    onError: (code, tag) => note({ tag, frame: null, code }),
  });
  const until = (there: (all: Seen[]) => boolean) =>
    new Promise<Seen[]>((resolve) => {
      wake = () => {
        if (there(seen)) resolve(seen);
      };
      wake();
    });
  return { slot, seen, until, last: (tag: number) => until((all) => all.at(-1)?.tag === tag) };
}
const turn = () => new Promise((resolve) => setImmediate(resolve));
