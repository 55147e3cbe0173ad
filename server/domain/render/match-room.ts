import type { ActorId, ControlId } from "@/core/kernel/ids/ids";
import { stillOf } from "@/core/picture/recipe/recipe";
import type { MatchTarget } from "@/core/picture/render/match";
import type { RoomState } from "@/core/room/rules/state";
import type { HasDatabase } from "@/prisma/client";
import { type CountRenders, type RenderAsker, takeRenderFor } from "@/server/domain/settings/take-render";
import type { RenderPool } from "@/server/infra/render/port";

const STEPS = 90;

type Wanted = {
  state: RoomState;
  by: RenderAsker & { actor: ActorId };
  target: MatchTarget;
  controls: readonly ControlId[];
};
type Match = RenderPool["match"];

/** Moves a member's contributions towards a picture or colours. Writes nothing into the room. Counts as a picture. */
export async function matchRoom(
  deps: HasDatabase & { render: Pick<RenderPool, "match">; renders: CountRenders },
  { state, by, target, controls }: Wanted,
  how: Parameters<Match>[1],
): ReturnType<Match> {
  await takeRenderFor(deps, by);
  const { actor } = by;
  const recipe = stillOf(state.recipe);
  return deps.render.match({ recipe, actor, target, controls: [...controls], steps: STEPS }, how);
}
