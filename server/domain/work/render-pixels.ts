import { AppError } from "@/core/errors";
import type { RoomId } from "@/core/ids/ids";
import type { Still } from "@/core/recipe/recipe";
import type { RoomDeps } from "@/server/domain/room/deps";

type Purpose = "pixels" | "thumbnail" | "settled";
export type Studio = {
  /** RGB bytes, [size x size x 3]. */
  pixels: (still: Still, size: number) => Promise<Uint8Array>;
  /** A small JPEG. */
  thumbnail: (still: Still, size: number) => Promise<Uint8Array>;
  close: () => void;
};

/**
 * A place in the render pool for pictures that are nobody's live room: one after another, behind moving frames. Close it.
 * Rejects with `unknown_model` where the recipe's model is not installed in that version.
 */
export function openStudio(deps: Pick<RoomDeps, "render">, room: string): Studio {
  const slot = deps.render.slot<null>(room as RoomId, { onFrame: () => {}, onError: () => {} });
  let last: Promise<unknown> = Promise.resolve();
  const render = (recipe: Still, size: number, purpose: Purpose): Promise<Uint8Array> => {
    // A slot keeps only the newest that waits: each waits for the one before.
    const next = last.then(async () => {
      const rendered = await slot.settle({ recipe, size, purpose });
      if (!rendered) throw new AppError("shutting_down");
      return rendered.bytes;
    });
    last = next.catch(() => {});
    return next;
  };
  return {
    pixels: (still, size) => render(still, size, "pixels"),
    thumbnail: (still, size) => render(still, size, "thumbnail"),
    close: () => slot.close(),
  };
}
