import { AppError } from "@/core/kernel/errors";
import type { FinishInfo } from "@/core/picture/model/finish-file";
import type { ModelInfo } from "@/core/picture/model/model-file";
import { emptyRecipe, stillOf } from "@/core/picture/recipe/recipe";
import { firstFinish } from "@/server/domain/model/shapes";
import { openStudio } from "@/server/domain/work/files/render-pixels";
import type { RenderPool } from "@/server/infra/render/port";

/** How many pictures of a model are shown: those of the seeds 1 to 12. */
export const FIRST_PICTURES = 12;
/** Pixels per side. */
const SIZE = 512;

type Drawn = { jpeg: Uint8Array; hash: string };
type Needs = {
  render: Pick<RenderPool, "slot">;
  models: { installed: readonly ModelInfo[]; finish: FinishInfo | null };
};

/**
 * What rooms with a model begin with: the pictures of its first seeds, painted as new rooms paint. Each is drawn when it is first asked
 * for, and kept as long as the process lives.
 */
export class FirstPictures {
  private readonly drawn = new Map<string, Promise<Drawn>>();

  constructor(private readonly needs: Needs) {}

  /** `seed` 1 to 12. Rejects with `not_found` for another seed or model, and as the render pool does. */
  read(id: string, seed: number): Promise<Drawn> {
    const model = this.needs.models.installed.find((one) => one.id === id);
    if (!model || !(seed >= 1 && seed <= FIRST_PICTURES)) throw new AppError("not_found");
    const key = `${id}/${seed}`;
    const known = this.drawn.get(key);
    if (known) return known;
    const drawing = this.draw(model, seed);
    this.drawn.set(key, drawing);
    // What failed is tried again by whoever asks next.
    drawing.catch(() => this.drawn.delete(key));
    return drawing;
  }

  private async draw(model: ModelInfo, seed: number): Promise<Drawn> {
    const { render, models } = this.needs;
    const finish = firstFinish(models.finish, model.id);
    const studio = openStudio({ render }, `first/${model.id}/${seed}`);
    try {
      const jpeg = await studio.thumbnail(stillOf(emptyRecipe(model, seed, finish)), SIZE);
      return { jpeg, hash: `${model.hash}-${finish?.model.hash ?? "plain"}-${seed}` };
    } finally {
      studio.close();
    }
  }
}
