import type { ActorId } from "@/core/kernel/ids/ids";
import { isKicked, roleOf, ruleOfFreeze, ruleOfKick } from "@/core/room/rules/state";
import type { Places } from "../port/calls";
import type { PeopledRoom } from "../port/rooms";
import type { RoomActor } from "./room-actor";

/** How some people stand in a room. */
export function placesOf({ state, isArchived }: RoomActor, actors: readonly ActorId[]): Places {
  const roles: Places["roles"] = {};
  for (const actor of actors) {
    const role = roleOf(state, actor);
    if (role) roles[actor] = role;
  }
  const removed = actors
    .filter((actor) => isKicked(state, actor))
    .map((actor) => ({ actor, rule: ruleOfKick(state, actor) }));
  return { isArchived, roles, removed };
}

/** A room as moderators' wall shows it. */
export function asPeopled({ id, people, state, picture: { moving, settled } }: RoomActor): PeopledRoom {
  const frozen = !state.frozen ? "no" : ruleOfFreeze(state) ? "moderators" : "host";
  const picture = moving
    ? ({ kind: "moving", rev: moving.rev } as const)
    : settled && ({ kind: "settled", seq: settled.seq } as const);
  return { id, people: [...people], frozen, picture };
}
