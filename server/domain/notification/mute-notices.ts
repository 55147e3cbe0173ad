import { AppError } from "@/core/kernel/errors";
import type { ActorId } from "@/core/kernel/ids/ids";
import { mayMute, NOTICE_KIND_IDS, type NoticeKind } from "@/core/kernel/notification/kinds";
import type { HasDatabase } from "@/prisma/client";

/** The kinds a person does not want to be told of. */
export async function readMuted(
  { database: { db } }: HasDatabase,
  actors: readonly ActorId[],
): Promise<NoticeKind[]> {
  const rows = await db.mutedNotice.findMany({ where: { actor: { in: [...actors] } } });
  const kinds = new Set(rows.map((row) => row.kind));
  return NOTICE_KIND_IDS.filter((kind) => kinds.has(kind));
}

/** Turns a kind off or on again. `forbidden` for those that ask for an answer. */
export async function muteNotices(
  { database: { db } }: HasDatabase,
  actors: readonly ActorId[],
  kind: NoticeKind,
  muted: boolean,
): Promise<void> {
  if (!mayMute(kind))
    throw new AppError(
      "forbidden",
      kind,
      "These ask for an answer or concern you: they cannot be turned off.",
    );
  await db.$transaction(async (tx) => {
    await tx.mutedNotice.deleteMany({ where: { actor: { in: [...actors] }, kind } });
    const [self] = actors;
    if (muted && self) await tx.mutedNotice.create({ data: { actor: self, kind } });
  });
}
