import { type ActorId, INSTANCE_ACTOR, type RoomId } from "@/core/kernel/ids/ids";
import type { LiveMeasure } from "@/core/moderation/live";
import type { ModeratorAct } from "@/core/room/protocol/moderator-act";
import { hostOf, isKicked, type RoomState, roleOf, ruleOfFreeze, ruleOfKick } from "@/core/room/rules/state";
import type { Tx } from "@/prisma/client";
import { audit } from "@/server/domain/audit/audit";
import type { RoomActor } from "@/server/domain/room/actor/room-actor";
import type { RoomRegistry } from "@/server/domain/room/actor/room-registry";
import { seen } from "../cases/clean-body";
import { requireDecidable } from "../cases/require-decidable";
import type { CaseDeps, ModerationDeps } from "../deps";
import { decideLive } from "./live-case";
import { type By, isRelease, type Moderating, releasable, release } from "./release-live";

export type LiveAct = {
  room: RoomId;
  act: ModeratorAct;
  /** What was seen. The audit log keeps it, and whom it concerns reads it. */
  facts: string;
};
type Measure = Extract<ModeratorAct, { kind: LiveMeasure["kind"] }>;

const LEAST = 10;

/**
 * Freezes or thaws a room, sends somebody out or lets them in again, or sets one member back: by the instance's actor in the
 * room's log, by the moderator's in the audit log and in a case with its statement of reasons, all in one transaction.
 * `own_cause` for what a moderator would lift for themselves.
 */
export async function moderateRoom(
  deps: CaseDeps,
  rooms: RoomRegistry,
  by: By,
  { room: id, act, facts: raw }: LiveAct,
): Promise<{ seq: number; case: string | null }> {
  const facts = seen(raw, LEAST);
  const { db } = deps.database;
  if (act.kind === "kick") await db.$transaction((tx) => requireDecidable(tx, act.member, by, deps.now()));
  const room = await rooms.get(id);
  const inForce = isRelease(act) ? await releasable(deps, room, by, act) : null;
  let of: string | null = inForce?.row.id ?? null;
  const seq = await room.moderate(act, async (tx, { seq, before }) => {
    if (isRelease(act)) await release(tx, deps, { room, by, act, facts, inForce });
    else of = await measure(tx, deps, { room, by, act, facts, seq, before });
    await audit(tx, {
      actor: by.actor,
      action: `room.${act.kind}`,
      subject: `room:${id}`,
      before: summaryOf(before, act),
      after: { ...act, moment: seq, facts, ...(of && { case: of }) },
    });
  });
  return { seq, case: of };
}

/** Keeps the decision. Answers its case. */
async function measure(
  tx: Tx,
  deps: Pick<ModerationDeps, "secrets" | "now">,
  { room, by, act, facts, seq, before }: Moderating<Measure> & { seq: number; before: RoomState },
): Promise<string> {
  const host = personHosting(before);
  const concerns = act.kind === "freeze" ? host : act.member;
  const others = { kick: [], revert: [host], freeze: [host, ...there(room, before, by)] }[act.kind];
  const { rule } = act;
  const row = await decideLive(tx, deps, {
    live: measureOf(act, room.id, seq),
    by: by.actor,
    rule,
    facts,
    concerns,
    concerned: [...new Set([concerns, ...others])].filter((actor) => actor !== null),
  });
  return row.id;
}

function measureOf(act: Measure, room: RoomId, seq: number): LiveMeasure {
  switch (act.kind) {
    case "freeze":
      return { kind: act.kind, room, seq };
    case "kick":
      return { kind: act.kind, room, seq, member: act.member };
    case "revert":
      return { kind: act.kind, room, seq, member: act.member, to: act.to };
  }
}

/** The Commons are hosted by nobody who could be told, or appeal. */
function personHosting(state: RoomState): ActorId | null {
  const host = hostOf(state);
  return host === INSTANCE_ACTOR ? null : host;
}

/** Those in the room whom a freeze keeps from making; but for the moderator who decides, who cannot appeal to others. */
const there = (room: RoomActor, before: RoomState, by: By): ActorId[] =>
  [...room.people].filter((actor) => roleOf(before, actor) === "editor" && !by.actors.includes(actor));

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
