import { type Still, stillOf } from "@/core/picture/recipe/recipe";
import { distance } from "./distance";
import { shapley } from "./shapley";
import { type Lineage, type Player, playersOf, replaySubset } from "./subset";

/** Most pictures that are rendered to share one work's influence. */
const RENDERS = 2_000;
/** Below this distance from the picture without anybody's edits, nothing visible was changed, and all shares are 0. */
const VISIBLE = 1e-3;

export type Share = {
  player: Player;
  /** The part of the change that is theirs; negative where they worked against the final picture. Sums to 1. */
  influence: number;
  /** One standard error; 0 where it was computed exactly. */
  error: number;
  /** Creative events of theirs in the log. */
  edits: number;
};

export type Influence = {
  shares: Share[];
  exact: boolean;
  /** Pictures that were compared. */
  renders: number;
  /** False where nobody changed anything visible: then shares are all 0. */
  visible: boolean;
};

type Options = {
  /** The picture of a recipe: RGB bytes at 64 px, [64 x 64 x 3]. */
  pictureOf: (still: Still) => Promise<Uint8Array>;
  /** The same person under one name: actors that were merged into another. */
  same?: (player: Player) => Player;
  seed?: number;
  onProgress?: (part: number) => void;
};

/**
 * Measures each person's share of a picture: v(S) = 1 - d(picture of S, picture of all) / d(picture of nobody, picture of all), where the
 * picture of S is the logs replayed with the creative events of S only; a player's influence is the Shapley value of v.
 */
export async function measureInfluence(lineage: Lineage, options: Options): Promise<Influence> {
  const { pictureOf, same = (player) => player, seed = 1, onProgress } = options;
  const edits = new Map<Player, number>();
  for (const [player, count] of playersOf(lineage))
    edits.set(same(player), (edits.get(same(player)) ?? 0) + count);
  const players = [...edits.keys()];
  const picture = (has: (player: Player) => boolean) =>
    pictureOf(stillOf(replaySubset(lineage, (player) => has(same(player)))));

  const [all, nobody] = [await picture(() => true), await picture(() => false)];
  const whole = distance(nobody, all);
  const share = (influence: readonly number[], errors: readonly number[]): Share[] =>
    players.map((player, i) => ({
      player,
      influence: influence[i] ?? 0,
      error: errors[i] ?? 0,
      edits: edits.get(player) ?? 0,
    }));
  if (players.length === 0 || whole < VISIBLE)
    return { shares: share([], []), exact: true, renders: 2, visible: false };

  const found = await shapley(players.length, {
    seed,
    budget: RENDERS,
    onProgress,
    value: async (has) => {
      if (has.every(Boolean)) return 1;
      if (!has.some(Boolean)) return 0;
      const some = await picture((player) => has[players.indexOf(player)] ?? false);
      return 1 - distance(some, all) / whole;
    },
  });
  return {
    shares: share(found.values, found.errors),
    exact: found.exact,
    renders: found.asked,
    visible: true,
  };
}
