import type { HandShare } from "@/core/picture/recipe/finish";
import { readMask, writeMask } from "@/core/picture/recipe/mask";
import { round4 } from "@/core/picture/recipe/recipe";

/** One share of a hand, and how much of it is heard, 0..1. */
type Heard = HandShare & { heard: number };

/**
 * Shares of one hand as one share that paints the same, place by place; null where there is nothing to paint. "too much" where they come to more
 * than one share can be.
 */
export function sumOfShares(all: readonly Heard[]): HandShare | null | "too much" {
  const shares = all.filter(({ amount, heard }) => amount * heard > 0);
  const [first] = shares;
  if (!first) return null;
  // One share keeps its mask to the bit, and shares without masks add up exactly.
  if (shares.length === 1) return within(first.amount * first.heard, first.mask);
  const everywhere = (share: Heard) => share.amount * share.heard;
  if (shares.every(({ mask }) => mask === undefined))
    return within(shares.reduce((sum, share) => sum + everywhere(share), 0));
  const masks = shares.map(({ mask }) => (mask === undefined ? null : readMask(mask)));
  const cells = masks.find((mask) => mask !== null)?.length ?? 0;
  const area = Array.from({ length: cells }, (_, i) =>
    shares.reduce((sum, share, k) => sum + everywhere(share) * (masks[k]?.[i] ?? (masks[k] ? 0 : 1)), 0),
  );
  const most = Math.max(...area);
  return most === 0 ? null : within(most, writeMask(area.map((level) => level / most)));
}

function within(amount: number, mask?: HandShare["mask"]): HandShare | "too much" {
  const rounded = round4(amount);
  if (rounded > 1) return "too much";
  return mask === undefined ? { amount: rounded } : { amount: rounded, mask };
}
