import type { ServerResponse } from "node:http";
import { AppError } from "@/core/kernel/errors";
import { SHARED } from "@/server/domain/identity/network";
import type { Limiter, LimitState, Limits } from "@/server/infra/limits/limits";

/** How often each may ask. */
const LIMITS = {
  /** Without a key, by address. */
  address: { points: 120, seconds: 60 },
  /** The same, by an address that many people may be behind. */
  sharedAddress: { points: 120 * SHARED, seconds: 60 },
  /** With a key, by key. */
  key: { points: 600, seconds: 60 },
  /** Pictures and publications, by person: more keys give no more. */
  render: { points: 60, seconds: 60 },
  publish: { points: 20, seconds: 3600 },
  /** Keys that do not work, by address. */
  guesses: { points: 20, seconds: 600 },
  sharedGuesses: { points: 20 * SHARED, seconds: 600 },
} as const;
export type Limit = keyof typeof LIMITS;
type Guesses = "guesses" | "sharedGuesses";

/** The API's counters, and what answers say of them. */
export class ApiLimits {
  readonly #limiters: Record<Limit, Limiter>;

  constructor(limits: Limits) {
    const made = (limit: Limit) => limits(`api-${limit}`, LIMITS[limit]);
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
    const state = await this.#limiters[limit].take(who);
    this.#say(response, limit, state);
    if (!state.isWithin) throw this.#refuse(response, state);
  }

  /** Refuses those who have tried too many keys that do not work. */
  async requireGuesses(response: ServerResponse, limit: Guesses, address: string): Promise<void> {
    const state = await this.#limiters[limit].peek(address);
    if (state.left > 0) return;
    this.#say(response, limit, state);
    throw this.#refuse(response, state);
  }

  async guessed(limit: Guesses, address: string): Promise<void> {
    await this.#limiters[limit].take(address);
  }

  #say(response: ServerResponse, limit: Limit, state: LimitState): void {
    response.setHeader("RateLimit-Limit", LIMITS[limit].points);
    response.setHeader("RateLimit-Remaining", state.left);
    response.setHeader("RateLimit-Reset", seconds(state));
  }

  #refuse(response: ServerResponse, state: LimitState): AppError {
    response.setHeader("Retry-After", seconds(state));
    return new AppError("too_frequent", "api", `That was too often. Try again in ${seconds(state)} seconds.`);
  }
}

const seconds = ({ waitMs }: LimitState): number => Math.max(1, Math.ceil(waitMs / 1000));
