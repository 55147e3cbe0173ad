import type { ActorId } from "@/core/kernel/ids/ids";
import { own } from "@/core/kernel/records/own";
import type { HandId, OwnHand } from "@/core/picture/recipe/finish";
import type { Still } from "@/core/picture/recipe/recipe";
import type { Area } from "./area";
import { mixOf } from "./mix";

/** A hand in a painted picture: its part of all paint, 0..1, and who brought the picture that it was made from, unless it is one of the finish's own. */
export type HandIn = { hand: HandId; part: number; by: ActorId | null };

const mean = (area: Area): number =>
  typeof area === "number" ? area : area.reduce((sum, level) => sum + level, 0) / Math.max(1, area.length);

/** The hands that a picture is painted in, the most first; none where it is not painted. Parts sum to one. */
export function handsIn(still: Still): HandIn[] {
  const made = still.blends.flatMap(({ source }) =>
    "recipe" in source ? Object.entries(source.recipe.finish?.own ?? {}) : [],
  );
  const owners: Record<string, OwnHand> = { ...Object.fromEntries(made), ...still.finish?.own };
  return (mixOf(still)?.parts ?? [])
    .map(({ hand, weight, vector }) => ({
      ...{ hand, part: mean(weight) },
      by: vector === null ? null : (own(owners, hand)?.by ?? null),
    }))
    .sort((a, b) => b.part - a.part || (a.hand < b.hand ? -1 : 1));
}
