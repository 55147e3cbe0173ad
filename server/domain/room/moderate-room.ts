import { AppError } from "@/core/errors";
import type { ActorId, RoomId } from "@/core/ids/ids";
import { RULES, type RuleId } from "@/core/moderation/rules";
import type { ModeratorAct } from "@/core/protocol/moderator-act";
import { hostOf, isKicked, type RoomState, roleOf, ruleOfFreeze, ruleOfKick } from "@/core/room/state";
import type { Tx } from "@/prisma/client";
import { audit } from "@/server/domain/audit/audit";
import { notify } from "@/server/domain/notification/notify";
import type { RoomRegistry } from "./room-registry";

export type LiveAct = {
  room: RoomId;
  act: ModeratorAct;
  /** What was seen. The audit log keeps it, and whom it concerns reads it. */
  facts: string;
};

/**
 * Freezes or thaws a room, sends somebody out or lets them in again, or sets one member back: by the instance's actor in the
 * room's log, by the moderator's in the audit log, both in one transaction. `own_cause` for what a moderator would lift for
 * themselves.
 */
export async function moderateRoom(
  rooms: RoomRegistry,
  by: { actor: ActorId; actors: readonly ActorId[] },
  { room: id, act, facts }: LiveAct,
): Promise<{ seq: number }> {
  const room = await rooms.get(id);
  const host = hostOf(room.state);
  const lifted = act.kind === "readmit" ? act.member : act.kind === "thaw" ? host : null;
  if (lifted && by.actors.includes(lifted)) throw new AppError("own_cause");
  const seq = await room.moderate(act, async (tx, { seq, before }) => {
    await audit(tx, {
      actor: by.actor,
      action: `room.${act.kind}`,
      subject: `room:${id}`,
      before: summaryOf(before, act),
      after: { ...act, moment: seq, facts },
    });
    await tell(tx, id, act, { host: hostOf(before), facts });
  });
  return { seq };
}

/** What an act changes, as it was. */
function summaryOf(before: RoomState, act: ModeratorAct): Record<string, unknown> {
  switch (act.kind) {
    case "freeze":
    case "thaw":
      return { frozen: before.frozen, rule: ruleOfFreeze(before) };
    case "kick":
    case "readmit":
      return {
        role: roleOf(before, act.member),
        removed: isKicked(before, act.member),
        rule: ruleOfKick(before, act.member),
      };
    case "revert":
      return { moment: before.seq };
  }
}

const DONE: Record<ModeratorAct["kind"], string> = {
  freeze:
    "Moderators have frozen this room. It opens again when they thaw it; there is no appeal against it here.",
  thaw: "Moderators have thawed this room.",
  kick: "Moderators have removed you from this room. They can let you in again; there is no appeal against it here.",
  readmit: "Moderators let you come into this room again.",
  revert:
    "Moderators have set what you did in this room back to an earlier moment. There is no appeal against it here.",
};

/** Tells whom it concerns: the host of a freeze, the member of what was done about them. */
async function tell(
  tx: Tx,
  room: RoomId,
  act: ModeratorAct,
  { host, facts }: { host: ActorId | null; facts: string },
): Promise<void> {
  const row = await tx.room.findUnique({ where: { id: room }, select: { title: true } });
  const whom = "member" in act ? act.member : host;
  if (!whom) return;
  const rule: RuleId | null = "rule" in act ? act.rule : null;
  await notify(tx, [whom], "decision", {
    title: row?.title ?? "",
    kind: "room",
    words: DONE[act.kind],
    ...(rule && { rule: RULES[rule].title }),
    facts,
  });
}
