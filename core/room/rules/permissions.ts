import type { Code } from "@/core/kernel/errors";
import type { ActorId } from "@/core/kernel/ids/ids";
import type { Register } from "@/core/picture/edits/edit";
import { partsOf } from "@/core/picture/edits/parts";
import { controlOf } from "@/core/picture/edits/register";
import type { Recipe } from "@/core/picture/recipe/recipe";
import type { CommandMessage } from "@/core/room/protocol/messages";
import { isHost, isKicked, isLocked, isMuted, type RoomState, roleOf, ruleOfFreeze } from "./state";

/** Who may give which command. `anyone`: every member. A test reads this table row by row. */
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
  propose: "editor",
  unpropose: "editor",
  ballot: "editor",
  vote: "editor",
  "bring-back": "editor",
};

/** Commands that the host may not give in a room that moderators froze: they would lift the freeze or set the room to another moment. */
const HELD_BY_MODERATORS: ReadonlySet<CommandMessage["kind"]> = new Set(["freeze", "revert", "restore"]);

/** Why someone may not edit at all right now; null when they may. A frozen room is frozen for its host as well. */
export function blockedFrom(state: RoomState, actor: ActorId): Code | null {
  if (isKicked(state, actor)) return "kicked";
  const role = roleOf(state, actor);
  if (!role) return "forbidden";
  if (role === "viewer") return "viewer_only";
  if (state.frozen) return ruleOfFreeze(state) ? "frozen_by_moderators" : "frozen";
  return isMuted(state, actor) ? "muted" : null;
}

/** Why this person may not give a command; null when they may. */
export function commandBlockedFrom(
  state: RoomState,
  actor: ActorId,
  kind: CommandMessage["kind"],
): Code | null {
  if (isKicked(state, actor)) return "kicked";
  if (!roleOf(state, actor)) return "forbidden";
  const needs = COMMANDS[kind];
  if (needs === "host" && !isHost(state, actor)) return "forbidden";
  if (HELD_BY_MODERATORS.has(kind) && ruleOfFreeze(state)) return "frozen_by_moderators";
  return needs === "editor" ? blockedFrom(state, actor) : null;
}

/**
 * Why an editor may not write a register, by an edit or by undoing one; null when they may. Members may contribute
 * to a held control: it shows in the picture once the hold ends.
 * @param recipe the room's present view, which says who holds what
 */
export function registerBlockedFrom(
  state: RoomState,
  recipe: Recipe,
  actor: ActorId,
  register: Register,
): Code | null {
  const [kind, a] = partsOf(register);
  // A muted member is silent until the host gives them back what they had.
  if (kind === "influence" && isMuted(state, a)) return "muted";
  if (isHost(state, actor)) return null;
  switch (kind) {
    case "model":
      return "forbidden";
    case "influence":
      return a === actor ? null : "forbidden";
    case "contribution":
    case "hand":
    case "paint":
      return isLocked(state, controlOf(register) ?? a) ? "locked" : null;
    case "own-hand": {
      const hand = recipe.finish?.own?.[a];
      return hand && hand.by !== actor ? "held" : null;
    }
    case "hold": {
      if (isLocked(state, a)) return "locked";
      const hold = recipe.holds.find((h) => h.control === a);
      return hold && hold.by !== actor ? "held" : null;
    }
    default:
      return null;
  }
}
