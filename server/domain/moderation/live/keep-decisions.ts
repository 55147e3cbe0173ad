import { type ActorId, INSTANCE_ACTOR, type RoomId } from "@/core/kernel/ids/ids";
import type { LiveMeasure } from "@/core/moderation/live";
import type { ModeratorAct } from "@/core/room/protocol/moderator-act";
import { hostOf, isKicked, type RoomState, roleOf, ruleOfFreeze, ruleOfKick } from "@/core/room/rules/state";
import type { Tx } from "@/prisma/client";
import { audit } from "@/server/domain/audit/audit";
import type { Decisions, Moderated, Moderating } from "@/server/domain/room/actor/decisions";
import type { By } from "@/server/domain/room/port/calls";
import { noteLifted } from "../cases/lift";
import { requireDecidable } from "../cases/require-decidable";
import type { CaseDeps } from "../deps";
import { decideLive } from "./live-case";
import { isRelease, type Release, releasable, release } from "./release-live";

type Measure = Extract<ModeratorAct, { kind: LiveMeasure["kind"] }>;

/**
 * Keeps what moderators do in rooms: by the instance's actor in the room's log, by the moderator's in the audit log and in a case with
 * its statement of reasons, all in one transaction.
 */
export const keepDecisions = (deps: CaseDeps): Decisions => ({
  about: async (asked, state) => {
    const { act, by, room, facts } = asked;
    const keep = isRelease(act)
      ? await keepRelease(deps, { ...asked, act }, state)
      : await keepMeasure(deps, { ...asked, act });
    return async (tx, did) => {
      const of = await keep(tx, did);
      await audit(tx, {
        actor: by.actor,
        action: `room.${act.kind}`,
        subject: `room:${room}`,
        before: summaryOf(did.before, act),
        after: { ...act, moment: did.seq, facts, ...(of && { case: of }) },
      });
      return of;
    };
  },
  ended: (tx, { case: id, lifted }) => noteLifted(tx, deps, id, lifted),
});

async function keepRelease(deps: CaseDeps, asked: Moderating & { act: Release }, state: RoomState) {
  const inForce = await releasable(deps, asked, state);
  return async (tx: Tx, { before }: Moderated): Promise<string | null> => {
    await release(tx, deps, { ...asked, before, inForce });
    return inForce?.row.id ?? null;
  };
}

async function keepMeasure(deps: CaseDeps, asked: Moderating & { act: Measure }) {
  const { act, by } = asked;
  if (act.kind === "kick")
    await deps.database.db.$transaction((tx) => requireDecidable(tx, act.member, by, deps.now()));
  return (tx: Tx, did: Moderated): Promise<string | null> => measure(tx, deps, { ...asked, ...did });
}

/** Keeps the decision. Answers its case. */
async function measure(
  tx: Tx,
  deps: Pick<CaseDeps, "secrets" | "now">,
  { room, by, act, facts, seq, before, people }: Moderating & Moderated & { act: Measure },
): Promise<string> {
  const host = personHosting(before);
  const concerns = act.kind === "freeze" ? host : act.member;
  const others = { kick: [], revert: [host], freeze: [host, ...there(people, before, by)] }[act.kind];
  const { rule } = act;
  const row = await decideLive(tx, deps, {
    live: measureOf(act, room, seq),
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
const there = (people: readonly ActorId[], before: RoomState, by: By): ActorId[] =>
  people.filter((actor) => roleOf(before, actor) === "editor" && !by.actors.includes(actor));

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
