import { hashOf } from "@/core/kernel/canon/hash";
import type { Sha256 } from "@/core/kernel/ids/ids";

/** What a credit question offers: the picture, its words, and the shares of its makers. */
export type Offer = {
  work: string;
  recipeHash: string;
  title: string;
  description: string;
  tags: string;
  licence: string;
  doNotTrain: boolean;
  shares: readonly { player: string; influence: number; declared: number | null }[];
};

/**
 * Names an offer, so that an answer counts for what was shown and for nothing that took its place. The version is left out: a
 * record that is made anew because somebody answered offers the same.
 */
export const offerHash = ({ shares, ...words }: Offer): Sha256 =>
  hashOf({
    v: 1,
    kind: "cohue-offer",
    ...words,
    shares: shares
      .map(({ player, influence, declared }) => ({
        player,
        influence: Math.round(influence * 1e4) / 1e4,
        declared,
      }))
      .sort((a, b) => (a.player < b.player ? -1 : 1)),
  });
