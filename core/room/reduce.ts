import { canonicalJson } from "@/core/canon/jcs";
import { writeOf } from "@/core/edits/apply";
import type { Register } from "@/core/edits/edit";
import { readRegister, type Write, writeRegister } from "@/core/edits/register";
import type { ActorId } from "@/core/ids/ids";
import type { RoomEvent } from "@/core/log/event";
import type { Role } from "@/core/protocol/roles";
import { LIMITS } from "@/core/recipe/limits";
import { clientKey, type RoomState, type Unit } from "./state";

/** An event's outcome: the state after it, and the register writes it came to (null: the whole recipe is new). */
export type Reduced = { state: RoomState; effect: Write[] | null };

/** Folds one event into a room's state. Total: an event that no longer applies changes nothing but seq and head. */
export function reduce(state: RoomState | null, event: RoomEvent): RoomState {
  return reduceWithEffect(state, event).state;
}

export function reduceWithEffect(before: RoomState | null, event: RoomEvent): Reduced {
  if (event.kind === "created") return { state: created(event), effect: null };
  if (!before) throw new RangeError("a log begins with its creation");
  const state: RoomState = { ...before, seq: event.seq, head: event.hash };
  switch (event.kind) {
    case "edit":
      return edited(state, event);
    case "undo":
      return stepped(state, event.actor, event.payload.of, "undo");
    case "redo":
      return stepped(state, event.actor, event.payload.of, "redo");
    case "revert":
    case "restore":
      return rewound(state, event);
    case "mute":
      return muted(state, event.payload.member, event.payload.muted);
    case "joined":
      return noEffect(withRole(state, event.actor, event.payload.role, event.seq));
    case "left":
      return noEffect(withHost(without(state, event.actor)));
    case "role":
      return noEffect(withHost(changeRole(state, event.payload.member, event.payload.role, event.actor)));
    case "kick":
      return noEffect(kicked(state, event.payload.member, event.payload.kicked));
    case "freeze":
      return noEffect({ ...state, frozen: event.payload.frozen });
    case "lock":
      return noEffect({
        ...state,
        locked: toggled(state.locked, event.payload.control, event.payload.locked),
      });
  }
}

const noEffect = (state: RoomState): Reduced => ({ state, effect: [] });

function created(event: Extract<RoomEvent, { kind: "created" }>): RoomState {
  return {
    v: 1,
    room: event.room,
    epoch: 0,
    seq: event.seq,
    head: event.hash,
    recipe: event.payload.recipe,
    defaultRole: event.payload.defaultRole,
    roles: { [event.actor]: { role: "host", since: event.seq } },
    kicked: {},
    muted: {},
    frozen: false,
    locked: {},
    clients: {},
    writes: {},
    undo: {},
    redo: {},
  };
}

function edited(state: RoomState, event: Extract<RoomEvent, { kind: "edit" }>): Reduced {
  const { actor, seq } = event;
  const { edit, client, n, gesture, modelHash } = event.payload;
  const write = writeOf(edit, actor, modelHash);
  const { register } = write;
  const stack = state.undo[actor] ?? [];
  const top = stack.at(-1);
  const goesOn =
    top?.register === register &&
    top.client === client &&
    top.gesture === gesture &&
    state.writes[register] === top.last;
  const unit: Unit = goesOn
    ? { ...top, last: seq, after: write.value }
    : {
        first: seq,
        last: seq,
        client,
        gesture,
        register,
        before: readRegister(state.recipe, register),
        after: write.value,
        previous: state.writes[register] ?? 0,
      };
  const undo = [...(goesOn ? stack.slice(0, -1) : stack), unit].slice(-LIMITS.undoDepth);
  return {
    state: {
      ...state,
      recipe: writeRegister(state.recipe, write),
      clients: remembered(state.clients, clientKey(actor, client), n, seq),
      writes: { ...state.writes, [register]: seq },
      undo: { ...state.undo, [actor]: undo },
      redo: { ...state.redo, [actor]: [] },
    },
    effect: [write],
  };
}

/** Moves one unit between the stacks and sets its register; does nothing when the unit is not there or was overwritten. */
function stepped(state: RoomState, actor: ActorId, of: number, way: "undo" | "redo"): Reduced {
  const other = way === "undo" ? "redo" : "undo";
  const stack = state[way][actor] ?? [];
  const at = stack.findIndex((unit) => unit.first === of);
  const unit = stack[at];
  if (!unit) return noEffect(state);
  const [expected, next, value] =
    way === "undo" ? [unit.last, unit.previous, unit.before] : [unit.previous, unit.last, unit.after];
  if ((state.writes[unit.register] ?? 0) !== expected) return noEffect(state);
  const write = { register: unit.register, value };
  return {
    state: {
      ...state,
      recipe: writeRegister(state.recipe, write),
      writes: withWrite(state.writes, unit.register, next),
      // What was above it had been overwritten and can never be taken back.
      [way]: { ...state[way], [actor]: stack.slice(0, at) },
      [other]: { ...state[other], [actor]: [...(state[other][actor] ?? []), unit] },
    },
    effect: [write],
  };
}

function rewound(state: RoomState, event: Extract<RoomEvent, { kind: "revert" | "restore" }>): Reduced {
  const { recipe } = event.payload;
  const writes = { ...state.writes };
  for (const register of Object.keys(writes) as Register[]) {
    if (same(readRegister(state.recipe, register), readRegister(recipe, register))) continue;
    writes[register] = event.seq;
  }
  const cleared = event.kind === "restore" ? {} : null;
  return {
    state: {
      ...state,
      epoch: state.epoch + 1,
      recipe,
      writes,
      undo: cleared ?? { ...state.undo, [event.kind === "revert" ? event.payload.member : event.actor]: [] },
      redo: cleared ?? { ...state.redo, [event.kind === "revert" ? event.payload.member : event.actor]: [] },
    },
    effect: null,
  };
}

function muted(state: RoomState, member: ActorId, mute: boolean): Reduced {
  const register: Register = `influence/${member}`;
  const before = state.muted[member];
  if (mute === (before !== undefined)) return noEffect(state);
  const { [member]: _was, ...others } = state.muted;
  const write: Write = { register, value: mute ? 0 : (before ?? 1) };
  return {
    state: {
      ...state,
      recipe: writeRegister(state.recipe, write),
      muted: mute
        ? { ...state.muted, [member]: state.recipe.influence[member] ?? 1 }
        : (others as RoomState["muted"]),
      writes: { ...state.writes, [register]: state.seq },
    },
    effect: [write],
  };
}

const withRole = (state: RoomState, actor: ActorId, role: Role, seq: number): RoomState => ({
  ...state,
  roles: { ...state.roles, [actor]: { role, since: state.roles[actor]?.since ?? seq } },
});

function without(state: RoomState, actor: ActorId): RoomState {
  const { [actor]: _gone, ...roles } = state.roles;
  return { ...state, roles: roles as RoomState["roles"] };
}

/** A room has one host: naming another makes the one who did it an editor. */
function changeRole(state: RoomState, member: ActorId, role: Role, by: ActorId): RoomState {
  if (!state.roles[member]) return state;
  const named = withRole(state, member, role, state.seq);
  return role === "host" && member !== by && named.roles[by]?.role === "host"
    ? withRole(named, by, "editor", state.seq)
    : named;
}

/** Where the host is gone, the longest-standing editor becomes host, else the longest-standing viewer. */
function withHost(state: RoomState): RoomState {
  const members = (Object.keys(state.roles) as ActorId[]).map((actor) => ({ actor, ...state.roles[actor] }));
  if (members.some((m) => m.role === "host")) return state;
  const standing = (role: Role) =>
    members
      .filter((m) => m.role === role)
      .sort((a, b) => (a.since ?? 0) - (b.since ?? 0) || (a.actor < b.actor ? -1 : 1))[0];
  const next = standing("editor") ?? standing("viewer");
  return next ? withRole(state, next.actor, "host", state.seq) : state;
}

function kicked(state: RoomState, member: ActorId, kick: boolean): RoomState {
  const left = kick ? withHost(without(state, member)) : state;
  return { ...left, kicked: toggled(left.kicked, member, kick) };
}

function toggled<K extends string>(set: Record<K, true>, key: K, on: boolean): Record<K, true> {
  const { [key]: _was, ...rest } = set;
  return (on ? { ...rest, [key]: true } : rest) as Record<K, true>;
}

const withWrite = (writes: RoomState["writes"], register: Register, seq: number): RoomState["writes"] => {
  if (seq > 0) return { ...writes, [register]: seq };
  const { [register]: _gone, ...rest } = writes;
  return rest as RoomState["writes"];
};

/** Old tabs are forgotten beyond this many; they would resend only what is far in the past. */
const CLIENTS_KEPT = 2_000;

function remembered(
  clients: RoomState["clients"],
  key: string,
  n: number,
  seq: number,
): RoomState["clients"] {
  const known = { ...clients, [key]: { n: Math.max(n, clients[key]?.n ?? 0), seq } };
  const keys = Object.keys(known);
  if (keys.length <= CLIENTS_KEPT) return known;
  const oldest = keys.reduce((a, b) => ((known[a]?.seq ?? 0) <= (known[b]?.seq ?? 0) ? a : b));
  delete known[oldest];
  return known;
}

const same = (a: unknown, b: unknown): boolean => a === b || canonicalJson(a) === canonicalJson(b);
