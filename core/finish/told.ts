import type { ActorId } from "@/core/ids/ids";
import { type HandId, isOwnHand } from "@/core/recipe/finish";
import type { Recipe } from "@/core/recipe/recipe";
import { sharesOfHand } from "./shown";

type Painted = Pick<Recipe, "finish" | "influence">;
/** Names for what a recipe only has ids for. */
export type HandNames = { handOf: (hand: HandId) => string | undefined; nameOf: (actor: string) => string };

const percent = (part: number): string => `${Math.round(part * 100)} %`;

/**
 * With which hands a picture is painted, in words, one line each: those that the room began with first, then everyone's own.
 * A hand that somebody brought is told as what it is: made from a picture of theirs. Empty where there is no finish.
 */
export function handsTold({ finish, influence }: Painted, { handOf, nameOf }: HandNames): string[] {
  if (!finish?.room) return [];
  const labelOf = (hand: HandId): string => {
    const brought = isOwnHand(hand) ? finish.own?.[hand] : undefined;
    return brought ? `a hand made from a picture that ${nameOf(brought.by)} brought` : (handOf(hand) ?? hand);
  };
  const ground = (Object.entries(finish.room.ground) as [HandId, number][])
    .sort(([, a], [, b]) => b - a)
    .map(([hand, share]) => `${labelOf(hand)} ${percent(share)}`);
  const everyones = (Object.keys(finish.hands ?? {}) as HandId[]).sort().flatMap((hand) => {
    const by = sharesOfHand({ finish, influence }, hand)
      .filter(({ amount }) => amount > 0)
      .map(({ actor }) => `${nameOf(actor)}${inPlaces({ finish }, hand, actor) ? ", in places" : ""}`);
    return by.length === 0 ? [] : [`${labelOf(hand)}: ${by.join("; ")}`];
  });
  return [...(ground.length > 0 ? [`Begun with ${ground.join(", ")}`] : []), ...everyones];
}

const inPlaces = ({ finish }: Pick<Recipe, "finish">, hand: HandId, actor: ActorId): boolean =>
  finish?.hands?.[hand]?.[actor]?.mask !== undefined;
