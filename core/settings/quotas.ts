import * as z from "zod/mini";

/** Who has quotas, from those who may do least. Admins have none. */
export const QUOTA_ROLES = ["guest", "user", "moderator"] as const;
export type QuotaRole = (typeof QUOTA_ROLES)[number];

const count = (most: number) => z.int().check(z.minimum(0), z.maximum(most));
const Quota = z.object({
  /** Open rooms someone hosts at once. */
  rooms: count(10_000),
  /** Works published in a day. */
  works: count(10_000),
  /** Mebibytes of files of the works someone published. */
  storage: count(1_000_000),
  /** Files and matches made for someone in a day. */
  renders: count(100_000),
});
export type Quota = z.infer<typeof Quota>;
export type QuotaKind = keyof Quota;
/** Everybody's, by role. */
export const Quotas = z.object({ guest: Quota, user: Quota, moderator: Quota });
