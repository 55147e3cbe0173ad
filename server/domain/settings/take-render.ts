import type { HasDatabase } from "@/prisma/client";
import { quotaOf, quotaReached } from "./quotas";

/** Counts pictures made for somebody in a day; answers whether one more fits. */
export type CountRenders = { take: (who: string, most: number) => Promise<boolean> };

/** For whom a picture is made: an actor, or where they come from; null where they cannot be told from others. */
export type RenderAsker = { actor: string | null; isGuest: boolean; role: string };

/** What a picture that may have to be made is counted with. Who asks is looked up only where one has to be. */
export type RenderQuota = { renders: CountRenders; by: () => Promise<RenderAsker> };

/**
 * Counts one picture that has to be made for somebody; for nobody who cannot be told from others. `limit_reached` where that is one
 * more than they may have in a day.
 */
export async function takeRenderFor(
  { database: { db }, renders }: HasDatabase & { renders: CountRenders },
  { actor, isGuest, role }: RenderAsker,
): Promise<void> {
  const quota = await quotaOf(db, { isGuest, role });
  if (quota && actor && !(await renders.take(actor, quota.renders)))
    throw quotaReached("renders", quota.renders, isGuest);
}
