import type { HasDatabase } from "@/prisma/client";
import { quotaOf, quotaReached } from "./quotas";

/** Counts pictures made for somebody in a day; returns whether one more is allowed. */
export type CountRenders = { take: (who: string, most: number) => Promise<boolean> };

/** For whom a picture is made: an actor, or an address; null where they cannot be told from others. */
export type RenderAsker = { actor: string | null; isGuest: boolean; role: string };

/** Counts a picture that may have to be made. The asker is looked up only if it has to be made. */
export type RenderQuota = { renders: CountRenders; by: () => Promise<RenderAsker> };

/**
 * Counts one picture that has to be made for somebody, unless they cannot be told from others. `quota_reached` if it exceeds
 * their quota for a day.
 */
export async function takeRenderFor(
  { database: { db }, renders }: HasDatabase & { renders: CountRenders },
  { actor, isGuest, role }: RenderAsker,
): Promise<void> {
  const quota = await quotaOf(db, { isGuest, role });
  if (quota && actor && !(await renders.take(actor, quota.renders)))
    throw quotaReached("renders", quota.renders, isGuest);
}
