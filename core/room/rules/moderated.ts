import type { ActorId } from "@/core/kernel/ids/ids";
import { without } from "@/core/kernel/records/own";
import type { RuleId } from "@/core/moderation/rules";
import type { RoomState } from "./state";

/** Keeps the rule of a freeze by moderators. A freeze by the host has none, and a thaw removes it. */
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

/** An empty value is left out of the state, so that a room without moderation has the same state, and hash, as before moderation existed. */
function kept(state: RoomState, moderated: NonNullable<RoomState["moderated"]>): RoomState {
  if (Object.keys(moderated).length > 0) return { ...state, moderated };
  if (!state.moderated) return state;
  const { moderated: _, ...others } = state;
  return others;
}
