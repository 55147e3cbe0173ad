import type { Register } from "@/core/edits/edit";
import type { RegisterValue } from "@/core/edits/register";
import type { ActorId, ControlId, RoomId } from "@/core/ids/ids";
import type { Role } from "@/core/protocol/roles";
import type { Recipe } from "@/core/recipe/recipe";

/** One gesture's writes to one register: what undo takes back in one step. */
export type Unit = {
  /** Seq of its first and last event. `first` names it in undo and redo events. */
  first: number;
  last: number;
  client: string;
  gesture: number;
  register: Register;
  before: RegisterValue;
  after: RegisterValue;
  /** Seq of the write it came after; 0: none that counts. */
  previous: number;
};

/** Everything a room's log comes to. Plain data: a snapshot is its canonical JSON. */
export type RoomState = {
  v: 1;
  room: RoomId;
  epoch: number;
  seq: number;
  head: string;
  recipe: Recipe;
  defaultRole: Role;
  /** Members by actor; `since` is the seq of joining, for standing. */
  roles: Record<ActorId, { role: Role; since: number }>;
  kicked: Record<ActorId, true>;
  /** Muted members, and the influence they had. */
  muted: Record<ActorId, number>;
  frozen: boolean;
  locked: Record<ControlId, true>;
  /** Highest edit number in the log, by `actor/client`, and when. */
  clients: Record<string, { n: number; seq: number }>;
  /** Seq of each register's logical last write. */
  writes: Record<Register, number>;
  undo: Record<ActorId, Unit[]>;
  redo: Record<ActorId, Unit[]>;
};

/** A member's role; null for a stranger, one who left or was removed. */
export const roleOf = (state: RoomState, actor: ActorId): Role | null => state.roles[actor]?.role ?? null;

export const hostOf = (state: RoomState): ActorId | null =>
  (Object.keys(state.roles) as ActorId[]).find((actor) => state.roles[actor]?.role === "host") ?? null;

export const clientKey = (actor: ActorId, client: string): string => `${actor}/${client}`;

/** What undo would take back now: the latest gesture of `actor` that is still its register's last write. */
export const undoable = (state: RoomState, actor: ActorId): Unit | null =>
  state.undo[actor]?.findLast((unit) => state.writes[unit.register] === unit.last) ?? null;

export const redoable = (state: RoomState, actor: ActorId): Unit | null =>
  state.redo[actor]?.findLast((unit) => (state.writes[unit.register] ?? 0) === unit.previous) ?? null;
