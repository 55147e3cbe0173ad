import { AppError } from "@/core/kernel/errors";
import type { Still } from "@/core/picture/recipe/recipe";
import type { Enlarger } from "@/core/picture/render/enlarger";
import type { Rendered, RenderJob } from "@/core/picture/render/job";
import type { RenderPool } from "@/server/infra/render/port";

type Wanted = {
  size: number;
  purpose: "pixels" | "thumbnail" | "features" | "hands" | "style";
  enlarger?: Enlarger;
  towards?: Towards;
  hands?: NonNullable<RenderJob["hands"]>;
  reference?: NonNullable<RenderJob["reference"]>;
};
type Towards = { recipe: Still; t: number };
export type Studio = {
  /** RGB bytes, [height x width x 3], of a picture whose longer side has `size` pixels (`pictureShape`). `upscaler`: a model that draws one size may be asked for more. */
  pixels: (still: Still, size: number, enlarger?: Enlarger) => Promise<Uint8Array>;
  /** RGB bytes of a picture on the way from one to another of the same model: t = 0 the first, 1 the other. */
  between: (still: Still, towards: Towards, size: number) => Promise<Uint8Array>;
  /** A small JPEG; of a picture on the way to another, where one is given. */
  thumbnail: (still: Still, size: number, towards?: Towards) => Promise<Uint8Array>;
  /** The picture in each of some hands, small JPEGs. */
  inHands: (
    still: Still,
    hands: NonNullable<RenderJob["hands"]>,
    size: number,
  ) => Promise<readonly Uint8Array[]>;
  /** The style that the finish reads from the reference, [100]. The recipe says which room asks; nothing of it is drawn. */
  style: (still: Still, reference: NonNullable<RenderJob["reference"]>) => Promise<Float32Array>;
  /** What the model's critic sees in the picture. Rejects with `render_unavailable` where it has none. */
  features: (still: Still) => Promise<Float32Array>;
  close: () => void;
};

/**
 * A place in the render pool for pictures outside live rooms: one after another, after moving frames. The caller must close it.
 * Rejects with `unknown_model` where the recipe's model is not installed in that version.
 */
export function openStudio(deps: { render: Pick<RenderPool, "slot"> }, room: string): Studio {
  const slot = deps.render.slot<null>(room, { onFrame: () => {}, onError: () => {} });
  let last: Promise<unknown> = Promise.resolve();
  const render = (recipe: Still, wanted: Wanted): Promise<Rendered> => {
    // A slot keeps only the newest that waits: each waits for the one before.
    const next = last.then(async () => {
      const rendered = await slot.settle({ recipe, ...wanted });
      if (!rendered) throw new AppError("shutting_down");
      return rendered;
    });
    last = next.catch(() => {});
    return next;
  };
  const bytesOf = async (recipe: Still, wanted: Wanted) => (await render(recipe, wanted)).bytes;
  return {
    pixels: (still, size, enlarger) =>
      bytesOf(still, { size, purpose: "pixels", ...(enlarger ? { enlarger } : {}) }),
    between: (still, towards, size) => bytesOf(still, { size, purpose: "pixels", towards }),
    thumbnail: (still, size, towards) =>
      bytesOf(still, { size, purpose: "thumbnail", ...(towards ? { towards } : {}) }),
    inHands: async (still, hands, size) =>
      (await render(still, { size, purpose: "hands", hands })).tiles ?? [],
    style: async (still, reference) =>
      new Float32Array((await bytesOf(still, { size: 128, purpose: "style", reference })).slice().buffer),
    // Its size is the model's native one, whatever is asked for.
    features: async (still) =>
      new Float32Array((await bytesOf(still, { size: 256, purpose: "features" })).slice().buffer),
    close: () => slot.close(),
  };
}
