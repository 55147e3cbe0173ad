import type { FinishInfo } from "@/core/picture/model/finish-file";
import type { RoomFinish } from "@/core/picture/recipe/finish";

/** The finish settings that a picture of a model begins with; none where the finish does not name the model. */
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
        dabs: start.dabs,
        edges: start.edges,
      }
    : null;
}

/** Families whose lines are finer than a finish can paint at its live size. */
const FINE_LINED: ReadonlySet<string> = new Set(["fields/burin"]);

/** Whether a new room that paints may begin with a model's family; everybody in it can still choose any other. */
export const beginsPainted = (model: string, family: string): boolean =>
  !FINE_LINED.has(`${model}/${family}`);
