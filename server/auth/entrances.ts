import { APIError } from "better-auth/api";
import { RateLimiterMemory } from "rate-limiter-flexible";
import { wordsFor } from "@/core/errors";
import { networkOf } from "@/server/domain/person/network";

/** How often one network may ask for what hashes a password or makes somebody new, per window of `duration` seconds. */
const LIMITS = {
  "/sign-in/email": { points: 3, duration: 10 },
  // A class or a workshop arrives at once from one address.
  "/sign-up/email": { points: 30, duration: 60 },
  "/sign-in/anonymous": { points: 200, duration: 60 },
  "/change-password": { points: 5, duration: 60 },
} as const;

/** Counts what comes before it is looked at: the library counts once it has answered, which a hundred at once are faster than. */
export function countEntrances(): (path: string, headers: Headers | undefined) => Promise<void> {
  const limiters = new Map(
    Object.entries(LIMITS).map(([path, limit]) => [
      path,
      new RateLimiterMemory({ keyPrefix: path, ...limit }),
    ]),
  );
  return async (path, headers) => {
    const address = headers?.get("x-cohue-client");
    if (!address) return;
    await limiters
      .get(path)
      ?.consume(networkOf(address) ?? address)
      .catch(() => {
        throw new APIError("TOO_MANY_REQUESTS", { code: "too_frequent", message: wordsFor("too_frequent") });
      });
  };
}
