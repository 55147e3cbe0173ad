import { AppError } from "@/core/kernel/errors";
import type { ActorId, RoomId } from "@/core/kernel/ids/ids";
import { RULES, type RuleId } from "@/core/moderation/rules";
import { isKicked, type RoomState, ruleOfKick } from "@/core/room/rules/state";
import type { Db } from "@/prisma/client";
import { containing } from "@/prisma/like";
import { toEvent } from "../store";

/** Words for somebody whom moderators removed from a room. */
export const kickedWords = (rule: RuleId): string =>
  `Moderators have removed you from this room. Rule: ${RULES[rule].title}. You can appeal at /appeals.`;

/** The error for somebody who was removed, by moderators for a rule or by the host. */
export const wasKicked = (rule: RuleId | null | undefined): AppError =>
  new AppError("kicked", "removed from the room", rule ? kickedWords(rule) : undefined);

/** `kicked` for those who were removed from the room, by its host or by moderators. */
export function requireNotKicked(state: RoomState, actor: ActorId): void {
  if (!isKicked(state, actor)) return;
  throw wasKicked(ruleOfKick(state, actor));
}

/** The same where only the removal is known: the room's log says who did it. */
export async function kickedFault(
  db: Pick<Db, "roomEvent">,
  room: RoomId,
  actor: ActorId,
): Promise<AppError> {
  const row = await db.roomEvent.findFirst({
    where: { room, kind: "kick", payload: containing(JSON.stringify(actor)) },
    orderBy: { seq: "desc" },
  });
  const event = row && toEvent(row);
  return wasKicked(event?.kind === "kick" ? event.payload.rule : null);
}
