import { canonicalJson } from "@/core/kernel/canon/jcs";
import type { ActorId } from "@/core/kernel/ids/ids";
import { editBack } from "@/core/picture/edits/back";
import type { Register } from "@/core/picture/edits/edit";
import type { RegisterValue } from "@/core/picture/edits/register";
import type { ReplacedRegister } from "@/core/room/protocol/messages";

export type Replaced = ReplacedRegister;

/** Kept at once; what was changed longest ago is forgotten first. */
const KEPT = 3;

const isSame = (a: RegisterValue, b: RegisterValue): boolean => canonicalJson(a) === canonicalJson(b);

/**
 * Values that others replaced, the latest first, after somebody wrote a register. Successive changes by one person count as one: it
 * brings back the value from before the first. A register that I write myself is dropped from the list.
 */
export function withReplaced(all: readonly Replaced[], wrote: Replaced, me: ActorId): readonly Replaced[] {
  const before = all.find(({ register }) => register === wrote.register);
  const others = all.filter((one) => one !== before);
  if (wrote.by === me) return before ? others : all;
  if (!editBack(wrote.register, wrote.before)) return all;
  const goesOn = before?.by === wrote.by;
  return [goesOn ? before : wrote, ...others].slice(0, KEPT);
}

/** Those of them that are not as they were before. */
export function stillReplaced(
  all: readonly Replaced[],
  now: (register: Register) => RegisterValue,
): readonly Replaced[] {
  const left = all.filter(({ register, before }) => !isSame(now(register), before));
  return left.length === all.length ? all : left;
}
