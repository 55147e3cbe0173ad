import type { ActorId } from "@/core/kernel/ids/ids";
import { without } from "@/core/kernel/records/own";
import type { RuleId } from "@/core/moderation/rules";
import type { RoomState } from "./state";

/** A freeze with a rule is the moderators'; one without, or a thaw, is nobody's but the host's. */
export const frozenFor = (state: RoomState, rule: RuleId | undefined): RoomState => {
  const { freeze: _, ...others } = state.moderated ?? {};
  return kept(state, rule ? { ...others, freeze: rule } : others);
};

export function kickedFor(
  state: RoomState,
  { member, kicked, rule }: { member: ActorId; kicked: boolean; rule?: RuleId | undefined },
): RoomState {
  const { kicked: before = {}, ...others } = state.moderated ?? {};
  const after = kicked && rule ? { ...before, [member]: rule } : without(before, member);
  return kept(state, Object.keys(after).length > 0 ? { ...others, kicked: after } : others);
}

/** Nothing is kept as nothing at all, so that a room no moderator was in has the state it always had. */
function kept(state: RoomState, moderated: NonNullable<RoomState["moderated"]>): RoomState {
  if (Object.keys(moderated).length > 0) return { ...state, moderated };
  if (!state.moderated) return state;
  const { moderated: _, ...others } = state;
  return others;
}
