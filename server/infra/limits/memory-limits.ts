import { RateLimiterMemory } from "rate-limiter-flexible";
import { limiterWith } from "./limiter-with";
import type { Limits } from "./limits";

/** For an instance that is one process. A restart forgives. */
export function memoryLimits(): Limits {
  const counters = new Map<string, RateLimiterMemory>();
  return (name, limit) => {
    const counter =
      counters.get(name) ??
      new RateLimiterMemory({ keyPrefix: name, points: limit.points, duration: limit.seconds });
    counters.set(name, counter);
    return limiterWith(counter, limit);
  };
}
