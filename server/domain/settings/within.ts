import type { Tx } from "@/prisma/client";

/** Asked in the transaction that writes one more of something; throws where that is one too many. */
export type Within = (tx: Tx) => Promise<void>;
