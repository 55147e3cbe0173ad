import { fail, ok, type Result } from "@/core/kernel/errors";
import type { Lifted, LiveMeasure } from "@/core/moderation/live";
import type { EventBody } from "@/core/room/log/event";
import { recipeFault } from "./decide-rewind";
import type { Models } from "./model-shape";
import { isKicked, type RoomState, roleOf, ruleOfFreeze, ruleOfKick } from "./state";
import { type Reverted, undoRevert } from "./undo-revert";

/** The event that gives back what a live measure took, and how much of it that is. */
export type Lift = { body: EventBody; lifted: Lifted };
/** The room just before and after what was done; `acts`: whether who was removed still acts under that id. */
export type Around = Reverted & { acts: boolean };

/**
 * Gives back what moderators took in a room, and nothing that its host or another decision still takes: a room that its host
 * had frozen stays frozen, and a member whom the host had removed stays out. `not_found` where nothing is left to give back,
 * `overwritten` where all that was set back has been changed since.
 */
export function decideLift(
  state: RoomState,
  live: LiveMeasure,
  around: Around,
  models: Models,
): Result<Lift> {
  const { before, acts } = around;
  switch (live.kind) {
    case "freeze":
      if (!ruleOfFreeze(state)) return fail("not_found");
      return ok({ body: { kind: "freeze", payload: { frozen: before.frozen } }, lifted: "all" });
    case "kick": {
      const { member } = live;
      if (!ruleOfKick(state, member)) return fail("not_found");
      if (isKicked(before, member))
        return ok({ body: { kind: "kick", payload: { member, kicked: true } }, lifted: "all" });
      const had = roleOf(before, member);
      // The present host stays host. Where nobody acts under the id any more, the removal is lifted and nobody becomes a member.
      const role = acts ? (had === "host" ? "editor" : had) : null;
      const payload = { member, kicked: false, ...(role && { role }) };
      return ok({ body: { kind: "kick", payload }, lifted: "all" });
    }
    case "revert": {
      const { member, seq } = live;
      const { recipe, changed, left } = undoRevert(state, around);
      if (changed === 0) return fail("not_found");
      if (left === changed || recipeFault(recipe, models, state.recipe)) return fail("overwritten");
      const payload = { member, to: before.seq, recipe, undoes: seq };
      return ok({ body: { kind: "revert", payload }, lifted: left === 0 ? "all" : "some" });
    }
  }
}
