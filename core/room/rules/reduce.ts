import type { ControlId } from "@/core/kernel/ids/ids";
import { own, without } from "@/core/kernel/records/own";
import { writeOf } from "@/core/picture/edits/apply";
import { changedRegisters } from "@/core/picture/edits/changed";
import { readRegister, type Write, writeRegister } from "@/core/picture/edits/register";
import type { RoomEvent } from "@/core/room/log/event";
import { withBallot } from "./ballot";
import { BASE, fadedPulls } from "./fade";
import { redoGesture, stamped, undoGesture, writeUndoably } from "./gestures";
import { join, kick, leave, setRole } from "./membership";
import { frozenFor, kickedFor } from "./moderated";
import { clientKey, type RoomState } from "./state";

/** An event's outcome: the state after it, and the register writes that it caused (null: the whole recipe is new). */
export type Reduced = { state: RoomState; effect: Write[] | null };

/**
 * Folds one event into a room's state. It decides nothing: what is in the log is applied as it stands, and an event that
 * finds nothing to change changes only seq and head. Throws RangeError where a log does not begin with `created`.
 */
export function reduce(state: RoomState | null, event: RoomEvent): RoomState {
  return reduceWithEffect(state, event).state;
}

export function reduceWithEffect(before: RoomState | null, event: RoomEvent): Reduced {
  if (!before) return { state: created(event), effect: null };
  const state: RoomState = { ...before, seq: event.seq, head: event.hash };
  switch (event.kind) {
    case "created":
      return noEffect(state);
    case "edit":
      return edited(state, event);
    case "undo":
      return undoGesture(state, event.actor, event.payload.of);
    case "redo":
      return redoGesture(state, event.actor, event.payload.of);
    case "revert":
    case "restore":
    case "bring-back":
      return rewound(state, event);
    case "elected":
      return elected(state, event);
    case "propose":
    case "unpropose":
    case "ballot":
    case "vote":
      return noEffect(withBallot(state, event));
    case "fade":
      return faded(state, event);
    case "mute":
      return muted(state, event);
    case "joined":
      return noEffect(join(state, event.actor, event.payload.role));
    case "left":
      return noEffect(leave(state, event.actor));
    case "role":
      return noEffect(setRole(state, event.payload.member, event.payload.role));
    case "kick":
      return noEffect(kicked(state, event));
    case "freeze":
      return noEffect(frozenFor({ ...state, frozen: event.payload.frozen }, event.payload.rule));
    case "lock":
      return noEffect({ ...state, locked: locked(state.locked, event.payload) });
  }
}

function kicked(state: RoomState, { payload }: EventOf<"kick">): RoomState {
  const { member, role } = payload;
  const after = kickedFor(kick(state, member, payload.kicked), payload);
  return role && !payload.kicked ? join(after, member, role) : after;
}

const noEffect = (state: RoomState): Reduced => ({ state, effect: [] });

function created(event: RoomEvent): RoomState {
  if (event.kind !== "created") throw new RangeError("a log begins with its creation");
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

type EventOf<K extends RoomEvent["kind"]> = Extract<RoomEvent, { kind: K }>;

function edited(state: RoomState, { actor, seq, payload }: EventOf<"edit">): Reduced {
  const { edit, client, n, gesture, modelHash } = payload;
  const write = writeOf(edit, actor, modelHash);
  const clients = remembered(state.clients, clientKey(actor, client), n, seq);
  return {
    state: writeUndoably({ ...state, clients }, write, [seq, actor], { client, gesture }),
    effect: [write],
  };
}

/** Replaces the whole recipe: every register that differs counts as written by this event, so undo does not reach across it. */
function rewound(state: RoomState, event: EventOf<"revert" | "restore" | "bring-back">): Reduced {
  const { recipe } = event.payload;
  const stacks =
    event.kind === "revert"
      ? { undo: without(state.undo, event.payload.member), redo: without(state.redo, event.payload.member) }
      : { undo: {}, redo: {} };
  const { elected: _past, ...rest } = state;
  let next: RoomState = { ...rest, ...stacks, epoch: state.epoch + 1, recipe };
  // A set-back that was overturned gives the member's registers back to the member.
  const by = event.kind === "revert" && event.payload.undoes ? event.payload.member : event.actor;
  for (const register of changedRegisters(state.recipe, recipe))
    next = stamped(next, register, [event.seq, by]);
  return { state: next, effect: null };
}

/** A vote is over; where the picture is another one now, every register that differs counts as written by the room. */
function elected(before: RoomState, event: EventOf<"elected">): Reduced {
  const state = withBallot(before, event);
  const { winner, recipe } = event.payload;
  if (!recipe) return noEffect(state);
  let next: RoomState = { ...state, undo: {}, redo: {}, epoch: state.epoch + 1, recipe };
  for (const register of changedRegisters(state.recipe, recipe))
    next = stamped(next, register, [event.seq, event.actor]);
  const by = before.proposals?.find(({ of }) => of === winner)?.by ?? null;
  return { state: { ...next, elected: { seq: event.seq, at: event.at, by } }, effect: null };
}

/** Raises the epoch: an edit sent before this event would add again what the base now holds. */
function faded(state: RoomState, { seq, payload }: EventOf<"fade">): Reduced {
  const effect = fadedPulls(state.recipe, payload.members, payload.finish === true);
  let next: RoomState = { ...state, epoch: state.epoch + 1 };
  for (const write of effect)
    next = stamped({ ...next, recipe: writeRegister(next.recipe, write) }, write.register, [seq, BASE]);
  return { state: next, effect };
}

/** Takes a member's influence away and remembers it, or gives it back. */
function muted(state: RoomState, { seq, actor, payload }: EventOf<"mute">): Reduced {
  const { member } = payload;
  const before = own(state.muted, member);
  if (payload.muted === (before !== undefined)) return noEffect(state);
  const write: Write = { register: `influence/${member}`, value: payload.muted ? 0 : (before ?? 1) };
  const now = readRegister(state.recipe, write.register) as number;
  const next: RoomState = {
    ...state,
    recipe: writeRegister(state.recipe, write),
    muted: payload.muted ? { ...state.muted, [member]: now } : without(state.muted, member),
  };
  return { state: stamped(next, write.register, [seq, actor]), effect: [write] };
}

const locked = (
  all: RoomState["locked"],
  { control, locked }: { control: ControlId; locked: boolean },
): RoomState["locked"] => (locked ? { ...all, [control]: true } : without(all, control));

/** Beyond this many tabs the oldest are forgotten. They could resend only edits that are long past. */
const CLIENTS_KEPT = 2_000;

function remembered(
  clients: RoomState["clients"],
  key: string,
  n: number,
  seq: number,
): RoomState["clients"] {
  const known = { ...clients, [key]: { n: Math.max(n, own(clients, key)?.n ?? 0), seq } };
  const keys = Object.keys(known);
  if (keys.length <= CLIENTS_KEPT) return known;
  const last = (k: string) => own(known, k)?.seq ?? 0;
  return without(
    known,
    keys.reduce((a, b) => (last(b) < last(a) || (last(b) === last(a) && b < a) ? b : a)),
  );
}
