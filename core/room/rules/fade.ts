import { entriesById, idsOf } from "@/core/kernel/ids/branded";
import { type ActorId, type ControlId, INSTANCE_ACTOR } from "@/core/kernel/ids/ids";
import type { Write } from "@/core/picture/edits/register";
import { type HandId, PAINTS, type Paint } from "@/core/picture/recipe/finish";
import { RECIPE_LIMITS } from "@/core/picture/recipe/limits";
import { type Recipe, round4 } from "@/core/picture/recipe/recipe";
import { influenceOf } from "@/core/picture/recipe/shown";
import { sumOfShares } from "./sum-of-shares";

/** The actor of the room's base: the sum of the contributions of people who left. */
export const BASE = INSTANCE_ACTOR;

type Pulls = { readonly [actor: ActorId]: number };
type Fading = { recipe: Recipe; members: ReadonlySet<ActorId>; share: number };

/**
 * The writes that add the contributions of some members to the room's base, so that the picture stays as it is: controls to 1e-4 sigma,
 * hands with places to half a level of a mask. Where the base of a control, a hand or a paint would exceed the limit of a contribution, theirs stay.
 * @param finish whether hands and paints fade, too: in logs of the time before they did, they do not
 */
export function fadedPulls(recipe: Recipe, members: readonly ActorId[], finish: boolean): Write[] {
  const share = influenceOf(recipe, BASE);
  if (share === 0) return [];
  const fading = { recipe, members: new Set(members.filter((actor) => actor !== BASE)), share };
  const controls = idsOf(recipe.contributions)
    .sort()
    .flatMap((control: ControlId) =>
      summed(
        fading,
        recipe.contributions[control] ?? {},
        `contribution/${control}`,
        RECIPE_LIMITS.contribution,
      ),
    );
  if (!finish) return controls;
  const hands = entriesById(recipe.finish?.hands).flatMap(([hand]) => fadedHand(fading, hand));
  const paints = PAINTS.flatMap((paint: Paint) =>
    summed(fading, recipe.finish?.[paint] ?? {}, `paint/${paint}`, RECIPE_LIMITS.paint),
  );
  return [...controls, ...hands, ...paints];
}

function summed({ recipe, members, share }: Fading, pulls: Pulls, group: string, most: number): Write[] {
  const gone = idsOf(pulls).filter((actor) => members.has(actor));
  const sum = gone.sort().reduce((all, actor) => all + influenceOf(recipe, actor) * (pulls[actor] ?? 0), 0);
  const base = round4((pulls[BASE] ?? 0) + sum / share);
  if (gone.length === 0 || Math.abs(base) > most) return [];
  return [
    ...gone.map((actor): Write => ({ register: `${group}/${actor}`, value: 0 })),
    { register: `${group}/${BASE}`, value: base },
  ];
}

function fadedHand({ recipe, members, share }: Fading, hand: HandId): Write[] {
  const all = entriesById(recipe.finish?.hands?.[hand]);
  const gone = all.filter(([actor]) => members.has(actor));
  const sum = sumOfShares([
    ...all.filter(([actor]) => actor === BASE).map(([, of]) => ({ ...of, heard: 1 })),
    ...gone.map(([actor, of]) => ({ ...of, heard: influenceOf(recipe, actor) / share })),
  ]);
  if (gone.length === 0 || sum === "too much") return [];
  return [
    ...gone.map(([actor]): Write => ({ register: `hand/${hand}/${actor}`, value: null })),
    { register: `hand/${hand}/${BASE}`, value: sum },
  ];
}
