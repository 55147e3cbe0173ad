import type { Db } from "@/prisma/client";
import { type BarDeps, barredFrom } from "@/server/domain/identity/bars";
import { tracesOf } from "./device";
import type { Session } from "./session";

/** The words for a guest whose browser or address is barred; null for every other guest. */
export const barredGuest = (
  deps: BarDeps & { db: Db },
  { since }: Pick<Session, "since">,
  headers: Headers,
): Promise<string | null> =>
  barredFrom(deps.db, tracesOf(deps, headers), { now: Date.now(), since: since.getTime() });
