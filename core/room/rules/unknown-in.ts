import type { Code } from "@/core/kernel/errors";
import { INSTANCE_ACTOR } from "@/core/kernel/ids/ids";
import { own } from "@/core/kernel/records/own";
import { type Finish, PAINTS } from "@/core/picture/recipe/finish";
import { pullersOf } from "@/core/picture/recipe/pullers";
import type { Recipe, Still } from "@/core/picture/recipe/recipe";
import type { FinishShape, Models } from "./model-shape";
import type { RoomState } from "./state";

type Latent = Pick<Recipe, "model" | "contributions" | "influence" | "finish">;

/**
 * Why pictures that an edit brings along are refused: they use controls that do not exist, or name people who were never in this room.
 * A person was in this room if they are a member, made something in it, or are named in its picture, keyframes or blends, as people are
 * who came with a branch or a remix. Blends that name a work are not checked here: the room's owner compares them with the work.
 * @param recipe the room's present view
 */
export function unknownIn(
  state: RoomState,
  recipe: Recipe,
  brought: readonly Latent[],
  models: Models,
): Code | null {
  const isKnown = knownIn(state, recipe);
  for (const { model, contributions, influence, finish } of brought) {
    for (const [control, pulls] of Object.entries(contributions)) {
      if (!models.get(model.id)?.controls.has(control) && !isKnown.control(control)) return "unknown_control";
      for (const member of Object.keys(pulls)) if (!isKnown.member(member)) return "unknown_member";
    }
    for (const member of Object.keys(influence)) if (!isKnown.member(member)) return "unknown_member";
    const fault = finish && unknownInFinish(finish, models.get(model.id)?.finish, recipe, isKnown.member);
    if (fault) return fault;
  }
  return null;
}

/** The same check for a picture's finish: its hands must exist in it or in the room's own picture, and its people must be known. */
function unknownInFinish(
  finish: Finish,
  installed: FinishShape | undefined,
  recipe: Recipe,
  isMember: (id: string) => boolean,
): Code | null {
  const made = { ...recipe.finish?.own, ...finish.own };
  const isHand = (hand: string) =>
    installed?.hands.has(hand) || own(made, hand) || own(recipe.finish?.hands ?? {}, hand);
  const hands = [...Object.keys(finish.hands ?? {}), ...Object.keys(finish.room?.ground ?? {})];
  if (!hands.every(isHand)) return "unknown_control";
  const shares = [...Object.values(finish.hands ?? {}), ...PAINTS.map((paint) => finish[paint] ?? {})];
  const people = [
    ...shares.flatMap((of) => Object.keys(of)),
    ...Object.values(finish.own ?? {}).map(({ by }) => by),
    ...(finish.room ? [finish.room.by] : []),
  ];
  return people.every((id) => id === INSTANCE_ACTOR || isMember(id)) ? null : "unknown_member";
}

/** The pictures that are in a picture: its own latent, and those of its blends that name no work. */
export const latentsOf = (still: Still): Latent[] => [
  still,
  ...still.blends.flatMap(({ source }) =>
    "recipe" in source && source.work === undefined ? [source.recipe] : [],
  ),
];

/** The people and controls that a room has seen. Members are looked up directly; the list of others is made on the first question about one. */
function knownIn(state: RoomState, recipe: Recipe) {
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
/** Registers whose name ends with their member. */
const MEMBERS_OWN = [PULLS, "hand/", "paint/"];

function everSeen(state: RoomState, recipe: Recipe) {
  const members = new Set([...Object.keys(state.kicked), ...Object.keys(state.muted)]);
  const controls = new Set<string>();
  for (const client of Object.keys(state.clients)) members.add(client.slice(0, client.indexOf("/")));
  for (const [group, stamps] of Object.entries(state.writes)) {
    if (group.startsWith(PULLS)) controls.add(group.slice(PULLS.length));
    if (MEMBERS_OWN.some((prefix) => group.startsWith(prefix)))
      for (const member of Object.keys(stamps)) members.add(member);
  }
  const all = [recipe, ...recipe.keyframes.map((keyframe) => keyframe.recipe)];
  for (const { contributions, influence, finish } of all.flatMap((one) => [one, ...blended(one)])) {
    for (const member of pullersOf({ contributions: {}, finish })) members.add(member);
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
