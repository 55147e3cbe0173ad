import { randomUUID } from "node:crypto";
import type { ActorId } from "@/core/ids/ids";
import type { Db } from "@/prisma/client";

/** What a person may be told. `data` holds what the words need; it is parsed where it is read. */
export type NotificationKind =
  | "credit"
  | "credit-decided"
  | "superseded"
  | "comment"
  | "remixed"
  | "decision"
  | "report";

/** Tells people something, once each. */
export async function notify(
  db: Pick<Db, "notification">,
  actors: readonly ActorId[],
  kind: NotificationKind,
  data: Record<string, string | number>,
): Promise<void> {
  const rows = [...new Set(actors)].map((actor) => ({
    id: randomUUID(),
    actor,
    kind,
    data: JSON.stringify(data),
  }));
  if (rows.length > 0) await db.notification.createMany({ data: rows });
}
