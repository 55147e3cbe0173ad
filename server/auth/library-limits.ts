import type { Limits } from "@/server/infra/limits/limits";

/** Where the library counts what its rules name, by address and path; one rule's counts are one limiter. */
export type LibraryLimits = {
  consume: (
    key: string,
    rule: { window: number; max: number },
  ) => Promise<{ allowed: boolean; retryAfter: number | null }>;
};

export const libraryLimits = (limits: Limits): LibraryLimits => ({
  consume: async (key, { window, max }) => {
    const limiter = limits(`auth-${max}-in-${window}`, { points: max, seconds: window });
    const { isWithin, waitMs } = await limiter.take(key);
    return { allowed: isWithin, retryAfter: isWithin ? null : Math.ceil(waitMs / 1000) };
  },
});
