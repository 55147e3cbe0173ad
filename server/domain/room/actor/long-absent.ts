import type { ActorId, RoomId } from "@/core/kernel/ids/ids";
import { pullersOf } from "@/core/picture/recipe/pullers";
import { BASE } from "@/core/room/rules/fade";
import { isMuted, type RoomState } from "@/core/room/rules/state";
import type { Db } from "@/prisma/client";

const DAY = 24 * 60 * 60 * 1000;

/**
 * Contributors who are not in the room and have changed nothing in it for as many days as its host set. A muted person is never among
 * them: their contributions do not show now, so they cannot become the base. Empty where the host has turned fading off.
 */
export async function longAbsent(
  db: Db,
  room: RoomId,
  { state, online, now }: { state: RoomState; online: ReadonlySet<ActorId>; now: number },
): Promise<ActorId[]> {
  const row = await db.room.findUnique({ where: { id: room }, select: { fadeDays: true, createdAt: true } });
  // Contributions that came with a branch or a remix count from the room's first day.
  if (!row || row.fadeDays === 0 || now - row.createdAt.getTime() < row.fadeDays * DAY) return [];
  const away = [...pullersOf(state.recipe)].filter(
    (actor) => actor !== BASE && !online.has(actor) && !isMuted(state, actor),
  );
  if (away.length === 0) return [];
  const recent = await db.roomEvent.findMany({
    where: { room, actor: { in: away }, at: { gt: BigInt(now - row.fadeDays * DAY) } },
    select: { actor: true },
    distinct: ["actor"],
  });
  const stayed = new Set<string>(recent.map(({ actor }) => actor));
  return away.filter((actor) => !stayed.has(actor)).sort();
}
