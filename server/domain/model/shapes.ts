import { INSTANCE_ACTOR } from "@/core/kernel/ids/ids";
import { startOf } from "@/core/picture/finish/start-of";
import type { FinishInfo } from "@/core/picture/model/finish-file";
import type { ModelInfo } from "@/core/picture/model/model-file";
import type { RoomFinish } from "@/core/picture/recipe/finish";
import { ratiosOf } from "@/core/picture/render/shape";
import type { FinishShape, ModelShape } from "@/core/room/rules/model-shape";

type Named<Id> = { readonly id: Id };
type Shaped = Pick<ModelInfo, "id" | "hash" | "sizes"> & {
  controls: readonly Named<string>[];
  classes: readonly Named<string>[];
};

/** What the rules of rooms need to know of models: their controls and classes, and the finish that paints their pictures here. */
export function modelShapes(
  models: readonly Shaped[],
  finish: FinishInfo | null,
): ReadonlyMap<string, ModelShape> {
  const painting: { finish?: FinishShape } = finish
    ? {
        finish: {
          ...{ id: finish.id, hash: finish.hash, alike: finish.alike },
          hands: new Set(finish.hands.map(({ id }) => id)),
        },
      }
    : {};
  return new Map(
    models.map(({ id, hash, sizes, controls, classes }) => [
      id,
      {
        id,
        hash,
        controls: new Set(controls.map((control) => control.id)),
        classes: new Set(classes.map((one) => one.id)),
        ratios: new Set(ratiosOf(sizes)),
        ...painting,
      },
    ]),
  );
}

/** The finish that a new room of a model begins with; nothing where none is installed. */
export function firstFinish(finish: FinishInfo | null, model: string): RoomFinish | undefined {
  const start = finish && startOf(finish, model);
  return start ? { ...start, by: INSTANCE_ACTOR } : undefined;
}
