import { type RateLimiterAbstract, RateLimiterRes } from "rate-limiter-flexible";
import type { Limit, Limiter, LimitState } from "./limits";

/** A limiter that counts with one of the library's. */
export function limiterWith(counter: RateLimiterAbstract, limit: Limit): Limiter {
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
    giveBack: async (key, points = 1) => {
      // No more than was taken in this window: the library would open one with less than nothing taken.
      const { taken } = state(await counter.get(key));
      if (taken > 0) await counter.reward(key, Math.min(points, taken));
    },
    peek: async (key) => state(await counter.get(key)),
  };
}
