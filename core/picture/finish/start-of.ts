import type { FinishInfo } from "@/core/picture/model/finish-file";
import type { RoomFinish } from "@/core/picture/recipe/finish";

/** The finish that a picture of a model begins with; nothing where the finish says nothing of it. */
export function startOf(finish: FinishInfo, model: string): Omit<RoomFinish, "by"> | null {
  const start = finish.starts[model] ?? finish.starts["*"];
  return start
    ? {
        model: { id: finish.id, hash: finish.hash },
        ground: start.hands,
        strength: start.strength ?? 1,
        stroke: start.stroke,
        colour: start.colour,
        brushwork: start.brushwork,
      }
    : null;
}
