import type { ServerResponse } from "node:http";
import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { AppError } from "@/core/errors";
import { SHARED } from "@/server/domain/person/network";

/** How often each may ask, per window of `duration` seconds. */
const LIMITS = {
  /** Without a key, by address. */
  address: { points: 120, duration: 60 },
  /** The same, by an address that many people may be behind. */
  sharedAddress: { points: 120 * SHARED, duration: 60 },
  /** With a key, by key. */
  key: { points: 600, duration: 60 },
  /** Pictures and publications, by person: more keys give no more. */
  render: { points: 60, duration: 60 },
  publish: { points: 20, duration: 3600 },
  /** Keys that do not work, by address. */
  guesses: { points: 20, duration: 600 },
  sharedGuesses: { points: 20 * SHARED, duration: 600 },
} as const;
export type Limit = keyof typeof LIMITS;
type Guesses = "guesses" | "sharedGuesses";

/** The API's counters, of this process. */
export class ApiLimits {
  readonly #limiters: Record<Limit, RateLimiterMemory>;

  constructor(limits: Partial<Record<Limit, { points: number; duration: number }>> = {}) {
    const made = (limit: Limit) =>
      new RateLimiterMemory({ keyPrefix: `api-${limit}`, ...LIMITS[limit], ...limits[limit] });
    this.#limiters = {
      address: made("address"),
      sharedAddress: made("sharedAddress"),
      key: made("key"),
      render: made("render"),
      publish: made("publish"),
      guesses: made("guesses"),
      sharedGuesses: made("sharedGuesses"),
    };
  }

  /** Counts one, and says in the answer's headers how many are left. `too_frequent` when there is none. */
  async take(response: ServerResponse, limit: Limit, who: string): Promise<void> {
    const limiter = this.#limiters[limit];
    const left = await limiter.consume(who).catch((refused: unknown) => refused);
    if (!(left instanceof RateLimiterRes)) throw left;
    this.#say(response, limiter.points, left);
    if (left.consumedPoints > limiter.points) throw this.#refuse(response, left);
  }

  /** Refuses those who have tried too many keys that do not work. */
  async requireGuesses(response: ServerResponse, limit: Guesses, address: string): Promise<void> {
    const limiter = this.#limiters[limit];
    const left = await limiter.get(address);
    if (left && left.consumedPoints >= limiter.points) {
      this.#say(response, limiter.points, left);
      throw this.#refuse(response, left);
    }
  }

  guessed(limit: Guesses, address: string): Promise<unknown> {
    return this.#limiters[limit].consume(address).catch(() => {});
  }

  #say(response: ServerResponse, most: number, left: RateLimiterRes): void {
    response.setHeader("RateLimit-Limit", most);
    response.setHeader("RateLimit-Remaining", Math.max(0, left.remainingPoints));
    response.setHeader("RateLimit-Reset", seconds(left));
  }

  #refuse(response: ServerResponse, left: RateLimiterRes): AppError {
    response.setHeader("Retry-After", seconds(left));
    return new AppError("too_frequent", "api", `That was too often. Try again in ${seconds(left)} seconds.`);
  }
}

const seconds = ({ msBeforeNext }: RateLimiterRes): number => Math.max(1, Math.ceil(msBeforeNext / 1000));
