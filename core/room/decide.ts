import type { Edit } from "@/core/edits/edit";
import { type Code, fail, ok, type Result } from "@/core/errors";
import type { ActorId, ControlId, ModelId, Sha256 } from "@/core/ids/ids";
import type { EventBody } from "@/core/log/event";
import type { CommandMessage } from "@/core/protocol/messages";
import type { Role } from "@/core/protocol/roles";
import { LIMITS } from "@/core/recipe/limits";
import type { Recipe } from "@/core/recipe/recipe";
import { type RoomState, redoable, roleOf, undoable } from "./state";

/** What the rules need to know of a model. */
export type ModelShape = {
  id: ModelId;
  hash: Sha256;
  controls: ReadonlySet<string>;
  classes: ReadonlySet<string>;
};
export type Models = ReadonlyMap<string, ModelShape>;

/** Who may what that is not an edit. `anyone`: every member. A test reads this table row by row. */
export const COMMANDS: Record<CommandMessage["kind"], "host" | "editor" | "anyone"> = {
  undo: "editor",
  redo: "editor",
  leave: "anyone",
  role: "host",
  kick: "host",
  readmit: "host",
  mute: "host",
  freeze: "host",
  lock: "host",
  revert: "host",
  restore: "host",
};

/** Why someone may not edit at all right now; null when they may. */
export function blockedFrom(state: RoomState, actor: ActorId): Code | null {
  if (state.kicked[actor]) return "kicked";
  const role = roleOf(state, actor);
  if (!role) return "forbidden";
  if (role === "viewer") return "viewer_only";
  if (state.frozen) return "frozen";
  if (state.muted[actor] !== undefined) return "muted";
  return null;
}

/**
 * Whether an edit may happen. `recipe` is the room's present view (committed and pending), against which limits are
 * counted; permissions come from committed state alone.
 */
export function decideEdit(
  state: RoomState,
  recipe: Recipe,
  actor: ActorId,
  edit: Edit,
  models: Models,
): Result<Edit> {
  const blocked = blockedFrom(state, actor);
  if (blocked) return fail(blocked);
  const isHost = roleOf(state, actor) === "host";
  const model = models.get(recipe.model.id);
  const controlFault = (control: ControlId): Code | null => {
    if (!model?.controls.has(control)) return "unknown_control";
    return state.locked[control] && !isHost ? "locked" : null;
  };
  const full = <T>(items: readonly T[], is: (item: T) => boolean, most: number) =>
    items.length >= most && !items.some(is);
  const verdict = (fault: Code | null | false): Result<Edit> => (fault ? fail(fault) : ok(edit));

  switch (edit.kind) {
    case "seed":
    case "truncation":
    case "palette":
      return ok(edit);
    case "model":
      if (!isHost) return fail("forbidden");
      return verdict(!models.has(edit.value) && "unknown_model");
    case "style":
      return verdict(!Object.keys(edit.value).every((id) => model?.classes.has(id)) && "out_of_range");
    case "contribution":
      return verdict(controlFault(edit.control));
    case "influence":
      if (!isHost && edit.member !== actor) return fail("forbidden");
      if (!state.roles[edit.member]) return fail("not_found");
      return verdict(state.muted[edit.member] !== undefined && "muted");
    case "hold": {
      const held = recipe.holds.find((hold) => hold.control === edit.control);
      if (held && held.by !== actor && !isHost) return fail("held");
      return verdict(
        controlFault(edit.control) ??
          (edit.value !== null &&
            full(recipe.holds, (h) => h.control === edit.control, LIMITS.holds) &&
            "limit_reached"),
      );
    }
    case "blend":
      return verdict(
        edit.value !== null && full(recipe.blends, (b) => b.id === edit.id, LIMITS.blends) && "limit_reached",
      );
    case "keyframe":
      return verdict(
        edit.value !== null &&
          full(recipe.keyframes, (k) => k.id === edit.id, LIMITS.keyframes) &&
          "limit_reached",
      );
  }
}

/** Whether a command may happen, and the event it becomes. `stateAt` gives the room's state after an earlier event. */
export function decideCommand(
  state: RoomState,
  actor: ActorId,
  command: CommandMessage,
  stateAt: (seq: number) => RoomState | null,
): Result<EventBody> {
  const refused = refusal(state, actor, COMMANDS[command.kind]);
  if (refused) return fail(refused);
  switch (command.kind) {
    case "undo":
    case "redo":
      return decideStep(state, actor, command.kind);
    case "leave":
      return ok({ kind: "left", payload: {} });
    case "role":
      return member(state, command.member, {
        kind: "role",
        payload: { member: command.member, role: command.role },
      });
    case "kick":
      if (command.member === actor) return fail("forbidden");
      return member(state, command.member, {
        kind: "kick",
        payload: { member: command.member, kicked: true },
      });
    case "readmit":
      if (!state.kicked[command.member]) return fail("not_found");
      return ok({ kind: "kick", payload: { member: command.member, kicked: false } });
    case "mute":
      if (command.member === actor) return fail("forbidden");
      return member(state, command.member, {
        kind: "mute",
        payload: { member: command.member, muted: command.muted },
      });
    case "freeze":
      return ok({ kind: "freeze", payload: { frozen: command.frozen } });
    case "lock":
      return ok({ kind: "lock", payload: { control: command.control, locked: command.locked } });
    case "revert":
    case "restore":
      return decideRewind(state, command, stateAt);
  }
}

function refusal(state: RoomState, actor: ActorId, needs: Role | "anyone"): Code | null {
  if (state.kicked[actor]) return "kicked";
  const role = roleOf(state, actor);
  if (!role) return "forbidden";
  if (needs === "host") return role === "host" ? null : "forbidden";
  return needs === "editor" ? blockedFrom(state, actor) : null;
}

const member = (state: RoomState, actor: ActorId, body: EventBody): Result<EventBody> =>
  state.roles[actor] ? ok(body) : fail("not_found");

function decideStep(state: RoomState, actor: ActorId, kind: "undo" | "redo"): Result<EventBody> {
  const unit = kind === "undo" ? undoable(state, actor) : redoable(state, actor);
  if (unit) return ok({ kind, payload: { of: unit.first } });
  const overwritten = (state[kind][actor] ?? []).length > 0;
  return fail(overwritten ? "overwritten" : kind === "undo" ? "nothing_to_undo" : "nothing_to_redo");
}

function decideRewind(
  state: RoomState,
  command: Extract<CommandMessage, { kind: "revert" | "restore" }>,
  stateAt: (seq: number) => RoomState | null,
): Result<EventBody> {
  const past = command.to <= state.seq ? stateAt(command.to) : null;
  if (!past) return fail("out_of_range");
  if (command.kind === "restore") {
    return ok({ kind: "restore", payload: { to: command.to, recipe: keepMutes(state, past.recipe) } });
  }
  if (!state.roles[command.member] && !wroteSomething(state, command.member)) return fail("not_found");
  return ok({
    kind: "revert",
    payload: { member: command.member, to: command.to, recipe: revertMember(state, past, command.member) },
  });
}

const wroteSomething = (state: RoomState, actor: ActorId): boolean =>
  Object.values(state.recipe.contributions).some((pulls) => pulls[actor] !== undefined);

/** A muted member stays unheard in a restored picture. */
function keepMutes(state: RoomState, recipe: Recipe): Recipe {
  const influence = { ...recipe.influence };
  for (const actor of Object.keys(state.muted) as ActorId[]) influence[actor] = 0;
  return { ...recipe, influence };
}

/**
 * The present recipe with one member's registers as they were: all their contributions, and shared registers that they
 * wrote last since then. Their influence stays.
 */
function revertMember(state: RoomState, past: RoomState, actor: ActorId): Recipe {
  const { recipe } = state;
  const controls = new Set([
    ...Object.keys(recipe.contributions),
    ...Object.keys(past.recipe.contributions),
  ] as ControlId[]);
  const contributions: Recipe["contributions"] = {};
  for (const control of controls) {
    const { [actor]: _now, ...others } = recipe.contributions[control] ?? {};
    const then = past.recipe.contributions[control]?.[actor];
    const pulls = (
      then === undefined ? others : { ...others, [actor]: then }
    ) as Recipe["contributions"][ControlId];
    if (Object.keys(pulls).length > 0) contributions[control] = pulls;
  }
  // Shared registers whose last write is a gesture of theirs made since.
  const theirs = (register: string) =>
    (state.undo[actor] ?? []).some(
      (unit) => unit.register === register && unit.last > past.seq && state.writes[register] === unit.last,
    );
  const shared = <K extends "seed" | "truncation" | "palette">(key: K): Recipe[K] =>
    theirs(key) ? past.recipe[key] : recipe[key];
  const items = <T extends { by: ActorId }>(now: T[], then: T[], keyOf: (item: T) => string): T[] => {
    const mine = new Set([
      ...now.filter((item) => item.by === actor).map(keyOf),
      ...[...now, ...then].map(keyOf).filter(theirs),
    ]);
    return [...now.filter((item) => !mine.has(keyOf(item))), ...then.filter((item) => mine.has(keyOf(item)))];
  };
  const styles = { ...recipe.styles };
  for (const band of ["structure", "shapes", "colour"] as const)
    if (theirs(`style/${band}`)) styles[band] = past.recipe.styles[band];
  return {
    ...recipe,
    seed: shared("seed"),
    truncation: shared("truncation"),
    palette: shared("palette"),
    styles,
    contributions,
    blends: items(recipe.blends, past.recipe.blends, (b) => `blend/${b.id}`).slice(0, LIMITS.blends),
    holds: items(recipe.holds, past.recipe.holds, (h) => `hold/${h.control}`).slice(0, LIMITS.holds),
    keyframes: items(recipe.keyframes, past.recipe.keyframes, (k) => `keyframe/${k.id}`)
      .slice(0, LIMITS.keyframes)
      .sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1)),
  };
}
