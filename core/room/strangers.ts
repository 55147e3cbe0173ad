import type { Code } from "@/core/errors";
import type { Recipe, Still } from "@/core/recipe/recipe";
import { own } from "@/core/records/own";
import type { Models } from "./decide-edit";
import type { RoomState } from "./state";

type Latent = Pick<Recipe, "model" | "contributions" | "influence">;

/**
 * Why pictures that an edit brings along cannot be this room's: they pull on controls that there are not, or name people who were
 * never here. Here is whoever is a member, has made something, or is in the room's picture already, its keyframes and blends included,
 * as those are who came with a branch or a remix. What a blend says of a work is not asked about: that it is the work's is looked up.
 * @param recipe the room's present view
 */
export function strangersIn(
  state: RoomState,
  recipe: Recipe,
  brought: readonly Latent[],
  models: Models,
): Code | null {
  const isKnown = acquaintance(state, recipe);
  for (const { model, contributions, influence } of brought) {
    for (const [control, pulls] of Object.entries(contributions)) {
      if (!models.get(model.id)?.controls.has(control) && !isKnown.control(control)) return "unknown_control";
      for (const member of Object.keys(pulls)) if (!isKnown.member(member)) return "unknown_member";
    }
    for (const member of Object.keys(influence)) if (!isKnown.member(member)) return "unknown_member";
  }
  return null;
}

/** The pictures that are in a picture: its own latent, and those of its blends that name no work. */
export const latentsOf = (still: Still): Latent[] => [
  still,
  ...still.blends.flatMap(({ source }) =>
    "recipe" in source && source.work === undefined ? [source.recipe] : [],
  ),
];

/** Who and what a room has seen. Members are found at once; of others a list is made, once, when one is asked about. */
function acquaintance(state: RoomState, recipe: Recipe) {
  let seen: { members: Set<string>; controls: Set<string> } | null = null;
  const known = () => {
    seen ??= everSeen(state, recipe);
    return seen;
  };
  return {
    member: (id: string): boolean => own(state.roles, id) !== undefined || known().members.has(id),
    control: (id: string): boolean => own(recipe.contributions, id) !== undefined || known().controls.has(id),
  };
}

const PULLS = "contribution/";

function everSeen(state: RoomState, recipe: Recipe) {
  const members = new Set([...Object.keys(state.kicked), ...Object.keys(state.muted)]);
  const controls = new Set<string>();
  for (const client of Object.keys(state.clients)) members.add(client.slice(0, client.indexOf("/")));
  for (const [group, stamps] of Object.entries(state.writes)) {
    if (!group.startsWith(PULLS)) continue;
    controls.add(group.slice(PULLS.length));
    for (const member of Object.keys(stamps)) members.add(member);
  }
  const all = [recipe, ...recipe.keyframes.map((keyframe) => keyframe.recipe)];
  for (const { contributions, influence } of all.flatMap((one) => [one, ...blended(one)])) {
    for (const [control, pulls] of Object.entries(contributions)) {
      controls.add(control);
      for (const member of Object.keys(pulls)) members.add(member);
    }
    for (const member of Object.keys(influence)) members.add(member);
  }
  return { members, controls };
}

const blended = ({ blends }: Pick<Still, "blends">): Latent[] =>
  blends.flatMap(({ source }) => ("recipe" in source ? [source.recipe] : []));
