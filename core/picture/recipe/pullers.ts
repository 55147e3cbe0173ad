import type { ActorId } from "@/core/kernel/ids/ids";
import { PAINTS } from "./finish";
import type { Recipe } from "./recipe";

/** Those whose contributions shape the picture, on its controls or its finish, also where they have left. */
export function pullersOf({
  contributions,
  finish,
}: Pick<Recipe, "contributions" | "finish">): ReadonlySet<ActorId> {
  const records: object[] = [...Object.values(contributions), ...Object.values(finish?.hands ?? {})];
  for (const paint of PAINTS) records.push(finish?.[paint] ?? {});
  return new Set(records.flatMap((of) => Object.keys(of) as ActorId[]));
}
