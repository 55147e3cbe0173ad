import type { Still } from "@/core/picture/recipe/recipe";
import { shownValue } from "@/core/picture/recipe/shown";
import { COMPARED } from "./distance";

/**
 * A picture of a recipe without a network: seed, blends and each control's shown value draw waves of their own. What differs in
 * the recipe differs in the picture, and nothing else does.
 */
export async function waves(still: Still): Promise<Uint8Array> {
  const rgb = new Uint8Array(COMPARED * COMPARED * 3);
  const controls = Object.keys(still.contributions).sort() as (keyof typeof still.contributions)[];
  for (let y = 0; y < COMPARED; y++) {
    for (let x = 0; x < COMPARED; x++) {
      let value =
        Math.sin((still.seed % 17) + x / 9) +
        still.blends.reduce((sum, b) => sum + b.weight * Math.cos(y / 5), 0);
      controls.forEach((control) => {
        const k = control.charCodeAt(0) % 7;
        value += 0.6 * shownValue(still, control) * Math.sin((k + 1) * (x + (k % 3) * y) * 0.07);
      });
      const at = (y * COMPARED + x) * 3;
      const byte = Math.round(255 / (1 + Math.exp(-value)));
      rgb[at] = byte;
      rgb[at + 1] = byte >> 1;
      rgb[at + 2] = 255 - byte;
    }
  }
  return rgb;
}
