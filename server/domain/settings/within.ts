import type { Tx } from "@/prisma/client";

/** Called in the transaction that writes one more of something; throws if that exceeds the limit. */
export type Within = (tx: Tx) => Promise<void>;
