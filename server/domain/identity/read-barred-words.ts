import type { ActorId } from "@/core/kernel/ids/ids";
import type { HasDatabase } from "@/prisma/client";
import { barredWords, readStanding } from "./standing";

/** Why somebody is banned or suspended now, in words for them; null for everyone else. */
export const readBarredWords = async (
  { database: { db } }: HasDatabase,
  actor: ActorId,
  now: number,
): Promise<string | null> => barredWords(await readStanding(db, actor), now);
