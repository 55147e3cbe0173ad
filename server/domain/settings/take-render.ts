import type { HasDatabase } from "@/prisma/client";
import { quotaOf, quotaReached } from "./quotas";

type Counting = HasDatabase & {
  renders: { take: (who: string, most: number) => Promise<boolean> };
};

/** Counts one picture that has to be made for somebody, or for where they come from; for nobody who cannot be told from others. */
export async function takeRenderFor(
  { database: { db }, renders }: Counting,
  { actor, isGuest, role }: { actor: string | null; isGuest: boolean; role: string },
): Promise<void> {
  const quota = await quotaOf(db, { isGuest, role });
  if (quota && actor && !(await renders.take(actor, quota.renders)))
    throw quotaReached("renders", quota.renders, isGuest);
}
