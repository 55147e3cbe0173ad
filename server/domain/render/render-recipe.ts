import { AppError } from "@/core/kernel/errors";
import { recipeHash, type Still } from "@/core/picture/recipe/recipe";
import { drawnSizes } from "@/core/picture/render/drawn-sizes";
import { shapeOf, squareOf } from "@/core/picture/render/shape";
import type { RoomDeps } from "@/server/domain/room/deps";
import { type CountRenders, type RenderAsker, takeRenderFor } from "@/server/domain/settings/take-render";
import type { Citing, Drawing, Sealing } from "@/server/domain/work/deps";
import { openStudio } from "@/server/domain/work/files/render-pixels";
import { requireUnwithheldRecipe } from "@/server/domain/work/versions/withdrawn-version";
import { xmpOf } from "@/server/infra/marks/xmp";

const RENDER_SIZE = 256;
/** Pictures for the API that may wait at once, over all people, so that rooms and works are not held up. */
const WAITING = 16;
let waiting = 0;

type RenderDeps = Pick<Drawing, "render" | "sizesOf"> &
  Pick<Sealing, "marks"> &
  Pick<Citing, "origin" | "sourceTypeOf">;

/** A recipe's picture for somebody, unless the picture was withdrawn or taken down. Counts as a picture. */
export async function renderRecipeFor(
  deps: RenderDeps & Pick<RoomDeps, "database" | "blobs"> & { renders: CountRenders },
  by: RenderAsker,
  recipe: Still,
): Promise<{ bytes: Uint8Array; recipeHash: string }> {
  await requireUnwithheldRecipe(deps, recipe, { byMakers: true });
  await takeRenderFor(deps, by);
  return renderRecipe(deps, recipe);
}

/** A recipe as a PNG whose longer side has 256 px, labelled as made by a machine. It is not kept. `render_unavailable` when too many wait. */
async function renderRecipe(
  deps: RenderDeps,
  recipe: Still,
): Promise<{ bytes: Uint8Array; recipeHash: string }> {
  if (waiting >= WAITING)
    throw new AppError(
      "render_unavailable",
      "too many wait",
      "Too many pictures are waiting. Try again in a moment.",
    );
  waiting += 1;
  const studio = openStudio(deps, "api");
  try {
    const { any, native, ratio } = drawnSizes(recipe, deps.sizesOf(recipe.model.id));
    const drawn = any ? RENDER_SIZE : native;
    const pixels = await studio.pixels(recipe, drawn);
    const rgb =
      drawn === RENDER_SIZE
        ? pixels
        : await deps.marks.enlarge(pixels, squareOf(drawn), squareOf(RENDER_SIZE));
    const xmp = xmpOf({
      title: "Rendered from a recipe",
      creators: [],
      rights: "Not a published work.",
      licenceUrl: `${deps.origin}/models/${recipe.model.id}`,
      recordUrl: `urn:sha256:${recipeHash(recipe)}`,
      digitalSourceType: deps.sourceTypeOf(recipe.model.id),
      doNotTrain: true,
    });
    const bytes = await deps.marks.encode({ rgb, shape: shapeOf(ratio, RENDER_SIZE), format: "png", xmp });
    return { bytes, recipeHash: recipeHash(recipe) };
  } finally {
    waiting -= 1;
    studio.close();
  }
}
