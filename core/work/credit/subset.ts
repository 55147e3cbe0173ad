import { type ActorId, INSTANCE_ACTOR } from "@/core/kernel/ids/ids";
import type { Edit } from "@/core/picture/edits/edit";
import type { Recipe } from "@/core/picture/recipe/recipe";
import type { RoomEvent } from "@/core/room/log/event";
import { electedRecipe } from "@/core/room/rules/elect";
import { reduce } from "@/core/room/rules/reduce";
import { revertMember, withPresentMutes } from "@/core/room/rules/rewind";
import type { RoomState } from "@/core/room/rules/state";
import { undoRevert } from "@/core/room/rules/undo-revert";
import { editsMade, type Made } from "./edits-made";

/** One who may have had a part in a picture: a person's actor, or a published work it was made from (`work:<id>`). */
export type Player = ActorId | `work:${string}`;
/** Whether a player is a person, and not a work that was brought in. */
export const isActor = (player: Player): player is ActorId => !player.startsWith("work:");
export const workPlayer = (work: string): Player => `work:${work}`;

/**
 * The logs a picture comes from, the root's first: a branch begins where its parent's log is cut. Each but the last ends
 * with the event that the next was branched from.
 */
export type Lineage = readonly (readonly RoomEvent[])[];

/** What makes a picture. The others (its shape, influence, holds, undo, mute, restore, revert) rearrange what people made. */
const CREATIVE: ReadonlySet<Edit["kind"]> = new Set<Edit["kind"]>([
  "model",
  "seed",
  "truncation",
  "style",
  "contribution",
  "blend",
  "palette",
  "keyframe",
  "finish",
  "hand",
  "paint",
  "own-hand",
]);

const isCreative = ({ by, edit }: Made): boolean => CREATIVE.has(edit.kind) && by !== INSTANCE_ACTOR;

/** Who wrote something creative, with how many events, in order of their first; works that were brought in included. */
export function playersOf(lineage: Lineage): Map<Player, number> {
  const counts = new Map<Player, number>();
  const count = (player: Player) => counts.set(player, (counts.get(player) ?? 0) + 1);
  for (const log of lineage) {
    const [first] = log;
    if (first?.kind === "created") for (const { work } of first.payload.works ?? []) count(workPlayer(work));
    for (const made of editsMade(log)) {
      if (!isCreative(made)) continue;
      count(made.by);
      const work = workIn(made.edit);
      if (work) count(workPlayer(work));
    }
  }
  return counts;
}

/**
 * The recipe the logs come to with the creative events of some players only. Neutral events replay as what they mean, not as
 * what they once wrote: an undo of something absent does nothing, a restore goes back to the moment as it is in *this* replay.
 * Throws RangeError on an empty lineage.
 */
export function replaySubset(lineage: Lineage, has: (player: Player) => boolean): Recipe {
  let recipe: Recipe | null = null;
  for (const events of lineage) recipe = replayOne(events, recipe, has);
  if (!recipe) throw new RangeError("a picture comes from at least one log");
  return recipe;
}

function replayOne(
  events: readonly RoomEvent[],
  before: Recipe | null,
  has: (player: Player) => boolean,
): Recipe {
  const wanted = new Set(
    events.flatMap((e) => {
      if (e.kind === "restore") return [e.payload.to];
      if (e.kind === "propose") return [e.payload.at];
      if (e.kind === "ballot") return e.payload.about === "fresh" ? [0] : [];
      if (e.kind === "bring-back") return [e.payload.of - 1, e.payload.of];
      if (e.kind !== "revert") return [];
      return e.payload.undoes ? [e.payload.to, e.payload.undoes] : [e.payload.to];
    }),
  );
  const past = new Map<number, RoomState>();
  let state: RoomState | null = null;
  for (const event of events) {
    const meant = meaning(event, state, before, past, has);
    // What is left out still took place: later events name it by its number.
    state = meant ? reduce(state, meant) : skipped(state, event);
    if (state && wanted.has(event.seq)) past.set(event.seq, state);
  }
  if (!state) throw new RangeError("a log begins with its creation");
  return state.recipe;
}

const skipped = (state: RoomState | null, { seq, hash }: RoomEvent): RoomState | null =>
  state && { ...state, seq, head: hash };

/** The event as it is in this replay; null where it is left out. */
function meaning(
  event: RoomEvent,
  state: RoomState | null,
  before: Recipe | null,
  past: ReadonlyMap<number, RoomState>,
  has: (player: Player) => boolean,
): RoomEvent | null {
  switch (event.kind) {
    case "created": {
      const recipe = before ?? started(event.payload, has);
      return { ...event, payload: { ...event.payload, recipe } };
    }
    case "edit":
      return counts({ by: event.actor, edit: event.payload.edit }, has) ? event : null;
    case "propose": {
      const edits = event.payload.edits.filter((edit) => counts({ by: event.actor, edit }, has));
      return { ...event, payload: { ...event.payload, edits } };
    }
    case "elected": {
      const { winner, recipe } = event.payload;
      const at = state?.ballot?.choices.find(({ of }) => of === winner)?.at;
      const then = at === undefined ? undefined : past.get(at);
      if (!state?.ballot || winner === null || !recipe || !then) return event;
      return {
        ...event,
        payload: { ...event.payload, recipe: electedRecipe(state, state.ballot, winner, then) },
      };
    }
    case "bring-back": {
      const [then, after] = [past.get(event.payload.of - 1), past.get(event.payload.of)];
      if (!state || !then || !after) return null;
      const { recipe } = undoRevert(state, { before: then, after });
      return { ...event, payload: { ...event.payload, recipe } };
    }
    case "restore":
    case "revert": {
      const then = past.get(event.payload.to);
      if (!state || !then) return null;
      const recipe =
        event.kind === "restore" ? withPresentMutes(state, then) : reverted(event, state, then, past);
      return recipe ? ({ ...event, payload: { ...event.payload, recipe } } as RoomEvent) : null;
    }
    default:
      return event;
  }
}

/** Whether an edit counts in a replay: what is not made by anybody always does. */
function counts(made: Made, has: (player: Player) => boolean): boolean {
  const work = workIn(made.edit);
  return !isCreative(made) || (has(made.by) && (!work || has(workPlayer(work))));
}

/** Undoing a revert returns the values that it changed in *this* replay, except registers that somebody in the replay has written since. */
function reverted(
  { payload: { member, undoes } }: Extract<RoomEvent, { kind: "revert" }>,
  state: RoomState,
  then: RoomState,
  past: ReadonlyMap<number, RoomState>,
): Recipe | null {
  if (!undoes) return revertMember(state, then, member);
  const after = past.get(undoes);
  return after ? undoRevert(state, { before: then, after }).recipe : null;
}

/** A room's first recipe; without the works it was made from, what is left is an untouched picture of the same model. */
function started(
  { recipe, works = [] }: Extract<RoomEvent, { kind: "created" }>["payload"],
  has: (player: Player) => boolean,
): Recipe {
  const [main] = works;
  const blends = recipe.blends.filter(
    ({ source }) => !("work" in source && source.work) || has(workPlayer(source.work)),
  );
  if (!main || has(workPlayer(main.work))) return { ...recipe, blends };
  const [first] = Object.keys(recipe.styles.structure).sort();
  const mix = { [first ?? ""]: 1 };
  const { finish: _finish, ...unpainted } = recipe;
  return {
    ...unpainted,
    seed: 0,
    truncation: 0.8,
    styles: { structure: mix, shapes: mix, colour: mix } as Recipe["styles"],
    contributions: {},
    influence: {},
    blends,
    palette: null,
    holds: [],
    keyframes: [],
  };
}

const workIn = (edit: Edit): string | undefined =>
  edit.kind === "blend" && edit.value && "work" in edit.value.source ? edit.value.source.work : undefined;
