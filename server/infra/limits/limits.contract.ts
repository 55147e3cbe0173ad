import { describe, expect, it } from "vitest";
import type { Limits } from "./limits";

/** Limits that nobody has taken anything of, and how to let time go by for them. */
export type LimitsForTest = { limits: Limits; pass: (ms: number) => Promise<void> };

/** What every adapter of limits promises. */
export function limitsContract(name: string, make: () => Promise<LimitsForTest>): void {
  // Minutes, which a real clock does not use up in a test.
  const three = { points: 3, seconds: 200 };

  describe(`limits on ${name}`, () => {
    it("let through a number of points in a window, and say how many are left and when there will be more", async () => {
      const { limits } = await make();
      const limiter = limits("sign-ins", three);
      expect(limiter.limit).toEqual(three);
      expect(await limiter.take("ana")).toMatchObject({ isWithin: true, taken: 1, left: 2 });
      expect(await limiter.take("ana")).toMatchObject({ isWithin: true, taken: 2, left: 1 });
      expect(await limiter.take("ana")).toMatchObject({ isWithin: true, taken: 3, left: 0 });
      const refused = await limiter.take("ana");
      expect(refused).toMatchObject({ isWithin: false, taken: 4, left: 0 });
      expect(refused.waitMs).toBeGreaterThan(0);
      expect(refused.waitMs).toBeLessThanOrEqual(200_000);
    });

    it("let through as many again when the window has ended; refused requests do not prolong it", async () => {
      const { limits, pass } = await make();
      const limiter = limits("sign-ins", three);
      await limiter.take("ana", 3);
      await pass(120_000);
      expect(await limiter.take("ana")).toMatchObject({ isWithin: false });
      await pass(100_000);
      expect(await limiter.take("ana", 3)).toMatchObject({ isWithin: true, taken: 3 });
    });

    it("let through no more when many requests come at once", async () => {
      const { limits } = await make();
      const limiter = limits("sign-ins", three);
      const all = await Promise.all(Array.from({ length: 20 }, () => limiter.take("ana")));
      expect(all.filter(({ isWithin }) => isWithin)).toHaveLength(3);
      expect(all.map(({ taken }) => taken).sort((a, b) => a - b)).toEqual(all.map((_, i) => i + 1));
    });

    it("count several points in one request, and refuse them as a whole", async () => {
      const { limits } = await make();
      const limiter = limits("sign-ins", three);
      expect(await limiter.take("ana", 2)).toMatchObject({ isWithin: true, left: 1 });
      expect(await limiter.take("ana", 2)).toMatchObject({ isWithin: false, taken: 4, left: 0 });
    });

    it("give points back on request", async () => {
      const { limits } = await make();
      const limiter = limits("sign-ins", three);
      await limiter.take("ana", 3);
      await limiter.giveBack("ana");
      expect(await limiter.take("ana")).toMatchObject({ isWithin: true, taken: 3 });
      await limiter.giveBack("ana", 2);
      expect(await limiter.take("ana", 2)).toMatchObject({ isWithin: true, taken: 3 });
    });

    it("give nothing beyond the limit for what is given back twice, or when its window has ended", async () => {
      const { limits, pass } = await make();
      const limiter = limits("sign-ins", three);
      await limiter.take("ana", 2);
      await limiter.giveBack("ana", 5);
      expect(await limiter.take("ana", 4)).toMatchObject({ isWithin: false, taken: 4 });
      await pass(210_000);
      await limiter.giveBack("ana", 4);
      expect(await limiter.peek("ana")).toEqual({ isWithin: true, taken: 0, left: 3, waitMs: 0 });
      expect(await limiter.take("ana", 4)).toMatchObject({ isWithin: false, taken: 4 });
    });

    it("say how many points are left without counting the question", async () => {
      const { limits, pass } = await make();
      const limiter = limits("sign-ins", three);
      expect(await limiter.peek("ana")).toEqual({ isWithin: true, taken: 0, left: 3, waitMs: 0 });
      await limiter.take("ana", 4);
      for (let i = 0; i < 5; i++)
        expect(await limiter.peek("ana")).toMatchObject({ isWithin: false, taken: 4, left: 0 });
      expect((await limiter.peek("ana")).waitMs).toBeGreaterThan(0);
      await pass(210_000);
      expect(await limiter.peek("ana")).toEqual({ isWithin: true, taken: 0, left: 3, waitMs: 0 });
    });

    it("count each key and each name separately", async () => {
      const { limits } = await make();
      const [signIns, reports] = [limits("sign-ins", three), limits("reports", three)];
      await signIns.take("ana", 3);
      expect(await signIns.take("ben")).toMatchObject({ isWithin: true, taken: 1 });
      expect(await reports.take("ana")).toMatchObject({ isWithin: true, taken: 1 });
      await limits("reports:ana", three).take("ben", 3);
      expect(await reports.take("ana:ben")).toMatchObject({ isWithin: true, taken: 1 });
    });

    it("of one name share one count, wherever they were made", async () => {
      const { limits } = await make();
      await limits("sign-ins", three).take("ana", 3);
      expect(await limits("sign-ins", three).take("ana")).toMatchObject({ isWithin: false, taken: 4 });
    });
  });
}
