import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import type { LimitState, Limits } from "./limits";

/** For an instance that is one process. A restart forgives. */
export function memoryLimits(): Limits {
  const counters = new Map<string, RateLimiterMemory>();
  return (name, limit) => {
    const counter =
      counters.get(name) ??
      new RateLimiterMemory({ keyPrefix: name, points: limit.points, duration: limit.seconds });
    counters.set(name, counter);
    const state = (found: RateLimiterRes | null): LimitState => {
      const isOpen = found !== null && found.msBeforeNext > 0;
      const taken = isOpen ? found.consumedPoints : 0;
      return {
        isWithin: taken <= limit.points,
        taken,
        left: Math.max(0, limit.points - taken),
        waitMs: isOpen ? found.msBeforeNext : 0,
      };
    };
    return {
      limit,
      take: async (key, points = 1) => {
        // The library throws what it answers where that is beyond the limit.
        const found: unknown = await counter.consume(key, points).catch((refused: unknown) => refused);
        if (!(found instanceof RateLimiterRes)) throw found;
        return state(found);
      },
      giveBack: async (key, points = 1) => void (await counter.reward(key, points)),
      peek: async (key) => state(await counter.get(key)),
    };
  };
}
