import { idsOf } from "@/core/kernel/ids/branded";
import type { ActorId, ControlId, RoomId, Sha256 } from "@/core/kernel/ids/ids";
import { own } from "@/core/kernel/records/own";
import type { RuleId } from "@/core/moderation/rules";
import type { Register } from "@/core/picture/edits/edit";
import type { Write } from "@/core/picture/edits/register";
import type { Recipe } from "@/core/picture/recipe/recipe";
import type { Role } from "@/core/room/protocol/roles";
import type { Ballot, Proposal } from "./proposal";

/** Which event wrote a register, and who. */
export type Stamp = readonly [seq: number, by: ActorId];

/** What a gesture did to one register. */
export type Part = {
  /** Taken back (on the undo stack) or done again (on the redo stack) by this write. */
  write: Write;
  /** The register's stamp after the gesture, and before it; null: no write that counts. */
  last: Stamp;
  previous: Stamp | null;
};

/** One gesture: what undo takes back in one step, whichever registers it wrote. */
export type Unit = {
  /** Seq of its first event, which names it in undo and redo events. */
  first: number;
  client: string;
  gesture: number;
  parts: Part[];
};

/** The state that a room's log leads to. Plain data: a snapshot is its canonical JSON. */
export type RoomState = {
  v: 1;
  room: RoomId;
  epoch: number;
  seq: number;
  head: Sha256;
  recipe: Recipe;
  defaultRole: Role;
  /** Members by actor; `since` is the seq of joining: the order of succession. */
  roles: Record<ActorId, { role: Role; since: number }>;
  kicked: Record<ActorId, true>;
  /** Muted members, and the influence they had. */
  muted: Record<ActorId, number>;
  frozen: boolean;
  /** Measures that moderators took in this room and only they can lift, each with its rule. Absent where there are none. */
  moderated?: { freeze?: RuleId; kicked?: Record<ActorId, RuleId> };
  locked: Record<ControlId, true>;
  /** Highest edit number in the log, by `actor/client`, and when. */
  clients: Record<string, { n: number; seq: number }>;
  /** Each register's logical last write, by its name up to the last slash and after it (undo brings the one before back). */
  writes: Record<string, Record<string, Stamp>>;
  /** Absent where there are none. */
  proposals?: readonly Proposal[];
  ballot?: Ballot;
  /** The last event that changed the picture as a whole, where a vote did. `by`: whose proposal it was. */
  elected?: { seq: number; at: number; by: ActorId | null };
  undo: Record<ActorId, Unit[]>;
  redo: Record<ActorId, Unit[]>;
};

/** A member's role; null for a stranger, one who left or was removed. */
export const roleOf = (state: RoomState, actor: ActorId): Role | null =>
  own(state.roles, actor)?.role ?? null;

export const isHost = (state: RoomState, actor: ActorId): boolean => roleOf(state, actor) === "host";

export const hostOf = (state: RoomState): ActorId | null =>
  idsOf(state.roles).find((actor) => isHost(state, actor)) ?? null;

export const isMuted = (state: RoomState, actor: ActorId): boolean => Object.hasOwn(state.muted, actor);
export const isKicked = (state: RoomState, actor: ActorId): boolean => Object.hasOwn(state.kicked, actor);
export const isLocked = (state: RoomState, control: string): boolean => Object.hasOwn(state.locked, control);

export const clientKey = (actor: ActorId, client: string): string => `${actor}/${client}`;

/** The rule for which moderators froze the room; null where its host did, or nobody. */
export const ruleOfFreeze = (state: RoomState): RuleId | null => state.moderated?.freeze ?? null;
/** The rule for which moderators removed someone; null where the host did, or nobody. */
export const ruleOfKick = (state: RoomState, actor: ActorId): RuleId | null =>
  own(state.moderated?.kicked ?? {}, actor) ?? null;

/** A register's name cut at its last slash, so that a state holds its stamps in small records. */
export function cut(register: Register): [group: string, name: string] {
  const slash = register.lastIndexOf("/");
  return slash < 0 ? ["", register] : [register.slice(0, slash), register.slice(slash + 1)];
}

export function stampOf(state: RoomState, register: Register): Stamp | null {
  const [group, name] = cut(register);
  return own(own(state.writes, group) ?? {}, name) ?? null;
}
export const sameStamp = (a: Stamp | null, b: Stamp | null): boolean => (a?.[0] ?? -1) === (b?.[0] ?? -1);

/** The parts of a gesture that can be taken back: those whose register still holds what the gesture wrote. */
export const undoableParts = (state: RoomState, unit: Unit): Part[] =>
  unit.parts.filter((part) => sameStamp(stampOf(state, part.write.register), part.last));

/** The parts that can be done again: those whose register still is as the undo left it. */
export const redoableParts = (state: RoomState, unit: Unit): Part[] =>
  unit.parts.filter((part) => sameStamp(stampOf(state, part.write.register), part.previous));

/** What undo would take back now: the latest gesture of `actor` of which something still stands. */
export const undoable = (state: RoomState, actor: ActorId): Unit | null =>
  own(state.undo, actor)?.findLast((unit) => undoableParts(state, unit).length > 0) ?? null;

export const redoable = (state: RoomState, actor: ActorId): Unit | null =>
  own(state.redo, actor)?.findLast((unit) => redoableParts(state, unit).length > 0) ?? null;
