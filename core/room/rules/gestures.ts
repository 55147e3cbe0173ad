import { canonicalBytes } from "@/core/kernel/canon/bytes";
import type { ActorId } from "@/core/kernel/ids/ids";
import { own, without } from "@/core/kernel/records/own";
import type { Register } from "@/core/picture/edits/edit";
import { partsOf } from "@/core/picture/edits/parts";
import { isEmptied, readWrite, type Write, writeRegister } from "@/core/picture/edits/register";
import { ROOM_LIMITS } from "@/core/room/protocol/limits";
import {
  cut,
  type Part,
  type RoomState,
  redoableParts,
  type Stamp,
  sameStamp,
  stampOf,
  type Unit,
  undoableParts,
} from "./state";

/** Gestures kept that hold whole pictures (blends, keyframes); of others, ROOM_LIMITS.undoDepth are. */
const HEAVY_KEPT = 12;
/** Stamps kept in a group; then empty registers' are forgotten, oldest first (ids of blends and keyframes are free). */
const STAMPS_KEPT = 512;

/** Writes a register and remembers how to take it back, as part of the gesture it belongs to. */
export function writeUndoably(
  state: RoomState,
  write: Write,
  stamp: Stamp,
  gesture: Pick<Unit, "client" | "gesture">,
): RoomState {
  const [seq, actor] = stamp;
  const part: Part = {
    write: readWrite(state.recipe, write.register),
    last: stamp,
    previous: stampOf(state, write.register),
  };
  const stack = own(state.undo, actor) ?? [];
  const top = stack.at(-1);
  const goesOn = top && top.client === gesture.client && top.gesture === gesture.gesture;
  const unit = goesOn ? withPart(top, part) : { first: seq, ...gesture, parts: [part] };
  const undo = [...(goesOn ? stack.slice(0, -1) : stack), unit];
  const written = stamped({ ...state, recipe: writeRegister(state.recipe, write) }, write.register, stamp);
  return inRoomBounds({
    ...written,
    undo: { ...state.undo, [actor]: bounded(undo) },
    redo: own(state.redo, actor) ? without(state.redo, actor) : state.redo,
  });
}

/** A gesture's later write keeps what was before the gesture, unless someone else wrote the register in between. */
function withPart(unit: Unit, part: Part): Unit {
  const before = unit.parts.find((p) => p.write.register === part.write.register);
  const merged = before && sameStamp(before.last, part.previous) ? { ...before, last: part.last } : part;
  return { ...unit, parts: [...unit.parts.filter((p) => p !== before), merged] };
}

function bounded(stack: Unit[]): Unit[] {
  const heavy = stack.filter(isHeavy);
  const dropped = heavy.length > HEAVY_KEPT ? heavy[0] : undefined;
  return inBytes(stack.filter((unit) => unit !== dropped).slice(-ROOM_LIMITS.undoDepth));
}

/** Forgets the oldest gestures first. A gesture that exceeds the limit by itself cannot be undone. */
function inBytes(stack: Unit[]): Unit[] {
  let kept = stack;
  while (canonicalBytes(kept) > ROOM_LIMITS.undoBytes) kept = kept.slice(1);
  return kept;
}

/** Forgets the oldest gestures of all members together first. */
function inRoomBounds(state: RoomState): RoomState {
  let { undo, redo } = state;
  while (canonicalBytes(undo) + canonicalBytes(redo) > ROOM_LIMITS.roomUndoBytes) {
    const units = [...Object.values(undo), ...Object.values(redo)].flat();
    const [first] = units;
    if (!first) break;
    const oldest = units.reduce(older, first);
    undo = forgotten(undo, oldest);
    redo = forgotten(redo, oldest);
  }
  return undo === state.undo ? state : { ...state, undo, redo };
}

const older = (a: Unit, b: Unit): Unit => (b.first < a.first ? b : a);

const forgotten = (stacks: RoomState["undo"], unit: Unit): RoomState["undo"] =>
  Object.fromEntries(
    Object.entries(stacks).map(([actor, stack]) => [
      actor,
      stack.includes(unit) ? stack.filter((one) => one !== unit) : stack,
    ]),
  );

const isHeavy = (unit: Unit): boolean =>
  unit.parts.some(({ write }) => ["blend", "keyframe"].includes(partsOf(write.register)[0]));

/** Takes back the gesture that begins with event `of`; one that is absent, or overwritten, changes nothing. */
export function undoGesture(
  state: RoomState,
  actor: ActorId,
  of: number,
): { state: RoomState; effect: Write[] } {
  return step(state, actor, of, "undo");
}

/** Applies again what undo took back. */
export function redoGesture(
  state: RoomState,
  actor: ActorId,
  of: number,
): { state: RoomState; effect: Write[] } {
  return step(state, actor, of, "redo");
}

function step(state: RoomState, actor: ActorId, of: number, way: "undo" | "redo") {
  const stack = own(state[way], actor) ?? [];
  const at = stack.findIndex((unit) => unit.first === of);
  const unit = stack[at];
  if (!unit) return { state, effect: [] };
  const parts = way === "undo" ? undoableParts(state, unit) : redoableParts(state, unit);
  let next = state;
  const swapped = parts.map((part): Part => {
    const write = readWrite(next.recipe, part.write.register);
    const stamp = way === "undo" ? part.previous : part.last;
    next = stamped({ ...next, recipe: writeRegister(next.recipe, part.write) }, part.write.register, stamp);
    return { ...part, write };
  });
  const other = way === "undo" ? "redo" : "undo";
  const onto = own(state[other], actor) ?? [];
  return {
    state: {
      ...next,
      // The gestures above it were overwritten: they can never be undone again.
      [way]: { ...state[way], [actor]: stack.slice(0, at) },
      // A gesture that was taken back has ended: later writes under its number are a new gesture.
      [other]: {
        ...state[other],
        [actor]: swapped.length > 0 ? inBytes([...onto, { ...unit, gesture: -1, parts: swapped }]) : onto,
      },
    },
    effect: parts.map((part) => part.write),
  };
}

/** The state with a register's last write set; null forgets it. */
export function stamped(state: RoomState, register: Register, stamp: Stamp | null): RoomState {
  const [group, name] = cut(register);
  const before = own(state.writes, group) ?? {};
  const after = stamp ? { ...before, [name]: stamp } : without(before, name);
  const isNew = stamp !== null && !Object.hasOwn(before, name);
  const dropped = isNew && Object.keys(after).length > STAMPS_KEPT ? oldestEmpty(state, group, before) : null;
  return { ...state, writes: { ...state.writes, [group]: dropped ? without(after, dropped) : after } };
}

function oldestEmpty(state: RoomState, group: string, stamps: Record<string, Stamp>): string | null {
  const empty = Object.entries(stamps)
    .filter(([name]) => isEmptied(state.recipe, `${group}/${name}`))
    .sort(([a, [x]], [b, [y]]) => x - y || (a < b ? -1 : 1));
  return empty[0]?.[0] ?? null;
}
