import { fail, ok, type Result } from "@/core/kernel/errors";
import type { ActorId } from "@/core/kernel/ids/ids";
import { writeRegister } from "@/core/picture/edits/register";
import type { EventBody } from "@/core/room/log/event";
import type { CommandMessage } from "@/core/room/protocol/messages";
import { decideBallot, decidePropose, decideUnpropose, decideVote } from "./ballot";
import { hasControl } from "./decide-edit";
import { decideRewind, recipeFault } from "./decide-rewind";
import { decideBringBack } from "./elect";
import type { Models } from "./model-shape";
import { commandBlockedFrom, registerBlockedFrom } from "./permissions";
import {
  isKicked,
  type RoomState,
  redoable,
  redoableParts,
  roleOf,
  ruleOfKick,
  undoable,
  undoableParts,
} from "./state";

/**
 * Whether a command may happen, and the event it becomes. `stateAt` gives the room's state after an earlier event.
 * @param now milliseconds since 1970
 */
export function decideCommand(
  state: RoomState,
  actor: ActorId,
  command: CommandMessage,
  stateAt: (seq: number) => RoomState | null,
  models: Models,
  now: number,
): Result<EventBody> {
  const blocked = commandBlockedFrom(state, actor, command.kind);
  if (blocked) return fail(blocked);
  switch (command.kind) {
    case "undo":
    case "redo":
      return decideStep(state, actor, command.kind, models);
    case "leave":
      return ok({ kind: "left", payload: {} });
    case "role": {
      const { member, role } = command;
      if (!roleOf(state, member)) return fail("not_found");
      // A room keeps a host: alone, one cannot step down.
      const alone = Object.keys(state.roles).length === 1;
      if (member === actor && role !== "host" && alone) return fail("forbidden");
      return ok({ kind: "role", payload: { member, role } });
    }
    case "kick":
      return onOther(state, actor, command.member, {
        kind: "kick",
        payload: { member: command.member, kicked: true },
      });
    case "readmit":
      if (!isKicked(state, command.member)) return fail("not_found");
      if (ruleOfKick(state, command.member)) return fail("kicked_by_moderators");
      return ok({ kind: "kick", payload: { member: command.member, kicked: false } });
    case "mute":
      return onOther(state, actor, command.member, {
        kind: "mute",
        payload: { member: command.member, muted: command.muted },
      });
    case "freeze":
      return ok({ kind: "freeze", payload: { frozen: command.frozen } });
    case "lock": {
      const { control, locked } = command;
      if (locked && !hasControl(models.get(state.recipe.model.id), control)) return fail("unknown_control");
      return ok({ kind: "lock", payload: { control, locked } });
    }
    case "revert":
    case "restore":
      return decideRewind(state, command, stateAt, models);
    case "propose":
      return decidePropose(state, actor, command, models);
    case "unpropose":
      return decideUnpropose(state, actor, command.of);
    case "ballot":
      return decideBallot(state, command, now);
    case "vote":
      return decideVote(state, command.choice);
    case "bring-back":
      return decideBringBack(state, command.of, stateAt, models);
  }
}

/** Something a host does to another member, never to themselves. */
function onOther(state: RoomState, actor: ActorId, member: ActorId, body: EventBody): Result<EventBody> {
  if (member === actor) return fail("forbidden");
  return roleOf(state, member) ? ok(body) : fail("not_found");
}

/** The latest gesture of which something still stands, if its registers may be written by this person now. */
function decideStep(
  state: RoomState,
  actor: ActorId,
  kind: "undo" | "redo",
  models: Models,
): Result<EventBody> {
  const unit = kind === "undo" ? undoable(state, actor) : redoable(state, actor);
  if (!unit) {
    const overwritten = (state[kind][actor] ?? []).length > 0;
    return fail(overwritten ? "overwritten" : kind === "undo" ? "nothing_to_undo" : "nothing_to_redo");
  }
  const parts = kind === "undo" ? undoableParts(state, unit) : redoableParts(state, unit);
  let { recipe } = state;
  for (const { write } of parts) {
    const blocked = registerBlockedFrom(state, recipe, actor, write.register);
    if (blocked) return fail(blocked);
    recipe = writeRegister(recipe, write);
  }
  const fault = recipeFault(recipe, models, state.recipe);
  return fault ? fail(fault) : ok({ kind, payload: { of: unit.first } });
}
