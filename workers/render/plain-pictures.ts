import { createHash } from "node:crypto";
import { pixelsIn, type Shape } from "@/core/picture/render/shape";
import { Lru } from "./lru";
import type { Prepared } from "./prepare";

/** Unpainted pictures that are remembered: small ones, and those up to the size of settled ones; as many pixels as a square of it. */
const SMALL = { most: 24, size: 256 };
const LARGE = { most: 2, size: 1024 };

/**
 * Generators' pictures before they are painted, those that were wanted last: while somebody tries hands or brushes, what is below
 * stays the same and is not drawn again. What was remembered has the bytes that drawing it again would give.
 */
export class PlainPictures {
  private readonly small = new Lru<Uint8Array>(SMALL.most);
  private readonly large = new Lru<Uint8Array>(LARGE.most);

  get(prepared: Prepared): Uint8Array | null {
    return this.shelf(prepared)?.get(keyOf(prepared)) ?? null;
  }

  put(prepared: Prepared, rgb: Uint8Array): void {
    this.shelf(prepared)?.set(keyOf(prepared), rgb);
  }

  private shelf({ target }: Prepared): Lru<Uint8Array> | null {
    const pixels = pixelsIn(target);
    if (pixels <= SMALL.size ** 2) return this.small;
    return pixels <= LARGE.size ** 2 ? this.large : null;
  }
}

const sides = ({ width, height }: Shape): string => `${width}x${height}`;

/** What an unpainted picture depends on. */
function keyOf({ running, item, drawn, target }: Prepared): string {
  const hash = createHash("sha1").update(
    `${running.model.hash}/${sides(drawn)}/${sides(target)}/${item.paletteMix}`,
  );
  for (const numbers of [item.w, item.palette])
    if (numbers) hash.update(new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength));
  return hash.digest("base64");
}
