import type { ActorId } from "@/core/kernel/ids/ids";
import type { HasDatabase } from "@/prisma/client";
import type { NotificationKind } from "./notify";

export type Notice = {
  id: string;
  kind: NotificationKind;
  data: Record<string, string | number>;
  at: number;
  read: boolean;
};
const PAGE = 100;

/** A person's notices, newest first. */
export async function readNotifications(
  { database: { db } }: HasDatabase,
  actors: readonly ActorId[],
): Promise<Notice[]> {
  const rows = await db.notification.findMany({
    where: { actor: { in: [...actors] } },
    orderBy: { at: "desc" },
    take: PAGE,
  });
  return rows.map(({ id, kind, data, at, readAt }) => ({
    id,
    kind: kind as NotificationKind,
    data: JSON.parse(data) as Notice["data"],
    at: at.getTime(),
    read: readAt !== null,
  }));
}

export const countUnread = ({ database: { db } }: HasDatabase, actors: readonly ActorId[]): Promise<number> =>
  db.notification.count({ where: { actor: { in: [...actors] }, readAt: null } });

export async function markRead({ database: { db } }: HasDatabase, actors: readonly ActorId[]): Promise<void> {
  await db.notification.updateMany({
    where: { actor: { in: [...actors] }, readAt: null },
    data: { readAt: new Date() },
  });
}
