import { APIError } from "better-auth/api";
import { wordsFor } from "@/core/kernel/errors";
import { networkOf } from "@/server/domain/identity/network";
import type { Limits } from "@/server/infra/limits/limits";

/** How often one network may ask for what hashes a password or makes somebody new. */
const LIMITS = {
  "/sign-in/email": { points: 3, seconds: 10 },
  // A class or a workshop arrives at once from one address.
  "/sign-up/email": { points: 30, seconds: 60 },
  "/sign-in/anonymous": { points: 200, seconds: 60 },
  "/change-password": { points: 5, seconds: 60 },
} as const;

export type CountEntrance = (path: string, headers: Headers | undefined) => Promise<void>;

/** Counts what comes before it is looked at: the library counts once it has answered, which a hundred at once are faster than. */
export function countEntrances(limits: Limits): CountEntrance {
  const limiters = new Map(Object.entries(LIMITS).map(([path, limit]) => [path, limits(path, limit)]));
  return async (path, headers) => {
    const address = headers?.get("x-cohue-client");
    if (!address) return;
    const state = await limiters.get(path)?.take(networkOf(address) ?? address);
    if (state && !state.isWithin)
      throw new APIError("TOO_MANY_REQUESTS", { code: "too_frequent", message: wordsFor("too_frequent") });
  };
}
