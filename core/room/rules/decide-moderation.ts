import { fail, ok, type Result } from "@/core/kernel/errors";
import { INSTANCE_ACTOR } from "@/core/kernel/ids/ids";
import type { EventBody } from "@/core/room/log/event";
import type { ModeratorAct } from "@/core/room/protocol/moderator-act";
import { decideRewind } from "./decide-rewind";
import type { Models } from "./model-shape";
import { isKicked, type RoomState, roleOf, ruleOfFreeze, ruleOfKick } from "./state";

/**
 * Whether moderators can do this to a room now, and the event it becomes. Roles in the room do not matter; what is not there
 * cannot be acted on. What moderators did already is not done twice (`conflict`): each freeze and each removal has one decision
 * that can be appealed. The instance itself, host of the Commons, is nobody to be sent out.
 */
export function decideModeration(
  state: RoomState,
  act: ModeratorAct,
  stateAt: (seq: number) => RoomState | null,
  models: Models,
): Result<EventBody> {
  switch (act.kind) {
    case "freeze":
      if (ruleOfFreeze(state)) return fail("conflict");
      return ok({ kind: "freeze", payload: { frozen: true, rule: act.rule } });
    case "thaw":
      return state.frozen ? ok({ kind: "freeze", payload: { frozen: false } }) : fail("not_found");
    case "kick": {
      const { member, rule } = act;
      if (member === INSTANCE_ACTOR || !(roleOf(state, member) || isKicked(state, member)))
        return fail("not_found");
      if (ruleOfKick(state, member)) return fail("conflict");
      return ok({ kind: "kick", payload: { member, kicked: true, rule } });
    }
    case "readmit":
      if (!isKicked(state, act.member)) return fail("not_found");
      return ok({ kind: "kick", payload: { member: act.member, kicked: false } });
    case "revert":
      return decideRewind(state, act, stateAt, models);
  }
}
