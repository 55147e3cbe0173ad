import { randomUUID } from "node:crypto";
import type { ActorId } from "@/core/kernel/ids/ids";
import { mayMute, type NoticeKind } from "@/core/kernel/notification/kinds";
import type { Db } from "@/prisma/client";
import { actingFor } from "@/server/domain/identity/actors";

export type NotificationKind = NoticeKind;

/** Tells people something, once each, but for those who do not want to hear of it. */
export async function notify(
  db: Pick<Db, "notification" | "mutedNotice" | "actor">,
  actors: readonly ActorId[],
  kind: NotificationKind,
  data: Record<string, string | number>,
): Promise<void> {
  const wanting = await whoWant(db, [...new Set(actors)], kind);
  const rows = wanting.map((actor) => ({ id: randomUUID(), actor, kind, data: JSON.stringify(data) }));
  if (rows.length > 0) await db.notification.createMany({ data: rows });
}

async function whoWant(
  db: Pick<Db, "mutedNotice" | "actor">,
  actors: readonly ActorId[],
  kind: NotificationKind,
): Promise<readonly ActorId[]> {
  if (!mayMute(kind) || actors.length === 0) return actors;
  // A guest's actor that became an account's is told what the account wants to be told.
  const acting = await actingFor(db, actors);
  const muted = await db.mutedNotice.findMany({
    where: { kind, actor: { in: [...actors, ...[...acting.values()].map(({ id }) => id)] } },
    select: { actor: true },
  });
  const silent = new Set(muted.map((row) => row.actor));
  return actors.filter((actor) => !silent.has(actor) && !silent.has(acting.get(actor)?.id ?? ""));
}
