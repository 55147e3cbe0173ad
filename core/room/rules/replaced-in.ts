import { idsOf } from "@/core/kernel/ids/branded";
import type { ActorId } from "@/core/kernel/ids/ids";
import { editBack } from "@/core/picture/edits/back";
import type { Register } from "@/core/picture/edits/edit";
import type { RegisterValue } from "@/core/picture/edits/register";
import type { ReplacedRegister } from "@/core/room/protocol/messages";
import { type RoomState, sameStamp, type Unit, undoableParts } from "./state";

/**
 * What all share and was replaced last, where it still stands: the newest gesture on such a register, whoever made it, and the value from before
 * its maker's successive changes. It is read from what can be undone, so it is there after a reload and with another owner, until somebody changes
 * something shared after it.
 */
export function replacedIn(state: RoomState): readonly ReplacedRegister[] {
  const found = idsOf(state.undo).flatMap((by) =>
    (state.undo[by] ?? []).flatMap((unit) =>
      undoableParts(state, unit).flatMap(({ write: { register, value } }) =>
        editBack(register, value)
          ? [{ seq: unit.first, register, by, before: firstOf(state, by, register, unit) }]
          : [],
      ),
    ),
  );
  const newest = Math.max(...found.map(({ seq }) => seq));
  return found.filter(({ seq }) => seq === newest).map(({ seq: _seq, ...replaced }) => replaced);
}

/** What a register held before one person's successive gestures on it. */
function firstOf(state: RoomState, by: ActorId, register: Register, last: Unit): RegisterValue {
  const partIn = (unit: Unit) => unit.parts.find((part) => part.write.register === register);
  const units = state.undo[by] ?? [];
  let part = partIn(last);
  for (const unit of units.slice(0, units.indexOf(last)).reverse()) {
    const earlier = partIn(unit);
    if (!earlier) continue;
    if (!part || !sameStamp(part.previous, earlier.last)) break;
    part = earlier;
  }
  return part?.write.value ?? null;
}
