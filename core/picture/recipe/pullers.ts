import { idsOf } from "@/core/kernel/ids/branded";
import type { ActorId } from "@/core/kernel/ids/ids";
import { PAINTS } from "./finish";
import type { Recipe } from "./recipe";

/** Those whose contributions shape the picture, on its controls or its finish, also where they have left. */
export function pullersOf({
  contributions,
  finish,
}: Pick<Recipe, "contributions" | "finish">): ReadonlySet<ActorId> {
  return new Set([
    ...Object.values(contributions).flatMap(idsOf),
    ...Object.values(finish?.hands ?? {}).flatMap(idsOf),
    ...PAINTS.flatMap((paint) => idsOf(finish?.[paint] ?? {})),
  ]);
}
