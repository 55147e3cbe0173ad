import type { FinishInfo } from "@/core/model/finish-file";
import type { RoomFinish } from "@/core/recipe/finish";

/** How strongly a picture is painted where a finish does not say. */
const STRENGTH = 0.9;

/** The finish that pictures of a model begin with. */
export function startOf(finish: FinishInfo, model: string): Omit<RoomFinish, "by"> {
  const start = finish.starts[model] ?? finish.starts["*"];
  return {
    model: { id: finish.id, hash: finish.hash },
    ground: start?.hands ?? {},
    strength: start?.strength ?? STRENGTH,
    stroke: start?.stroke ?? 0,
    colour: start?.colour ?? 0.5,
  };
}
