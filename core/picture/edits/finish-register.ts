import { own, without } from "@/core/kernel/records/own";
import type { Finish, HandShare, OwnHand, RoomFinish } from "@/core/picture/recipe/finish";
import { FULL_MASK, isEmptyMask } from "@/core/picture/recipe/mask";
import type { Recipe } from "@/core/picture/recipe/recipe";
import type { FinishParts } from "./parts";

/** What a register of the finish can hold; null, or 0 for a paint, means it is not there. */
export type FinishValue = number | RoomFinish | HandShare | OwnHand | null;

/** What a register of the finish holds: `finish`, `hand/<hand>/<actor>`, `paint/<paint>/<actor>`, `own-hand/<hand>`. */
export function readFinish(finish: Finish, [kind, a, b]: FinishParts): FinishValue {
  switch (kind) {
    case "finish":
      return finish.room ?? null;
    case "hand":
      return own(own(finish.hands ?? {}, a) ?? {}, b) ?? null;
    case "paint":
      return own(finish[a] ?? {}, b) ?? 0;
    default:
      return own(finish.own ?? {}, a) ?? null;
  }
}

/** The finish with one register written; empty parts are left out, and the rest is shared with the old one. */
export function writeFinish(finish: Finish, [kind, a, b]: FinishParts, value: FinishValue): Finish {
  switch (kind) {
    case "finish":
      return withPart(finish, "room", value as RoomFinish | null);
    case "hand": {
      const shares = withEntry(own(finish.hands ?? {}, a) ?? {}, b, spelled(value));
      return withPart(finish, "hands", withEntry(finish.hands ?? {}, a, filled(shares)));
    }
    case "paint":
      return withPart(finish, a, withEntry(finish[a] ?? {}, b, value || null));
    default:
      return withPart(finish, "own", withEntry(finish.own ?? {}, a, value as OwnHand | null));
  }
}

/** The recipe with another finish; one in which nothing is left is left out. */
export const withFinish = (recipe: Recipe, finish: Finish): Recipe =>
  filled(finish) ? { ...recipe, finish } : without(recipe, "finish");

/** A share in its one spelling: none where it paints nothing, no mask where it paints everywhere. */
function spelled(value: FinishValue): HandShare | null {
  const share = value as HandShare | null;
  if (!share || share.amount === 0 || (share.mask !== undefined && isEmptyMask(share.mask))) return null;
  return share.mask === FULL_MASK ? { amount: share.amount } : share;
}

function withPart<K extends keyof Finish>(finish: Finish, key: K, part: Finish[K] | null): Finish {
  const there = key === "room" ? part : part && filled(part as object);
  return there ? { ...finish, [key]: there } : without(finish, key);
}

const withEntry = <V>(
  record: { readonly [key: string]: V },
  key: string,
  value: unknown,
): Record<string, V> => (value === null ? without(record, key) : { ...record, [key]: value as V });

/** Null for a record without entries. */
const filled = <R extends object>(record: R): R | null => (Object.keys(record).length > 0 ? record : null);
