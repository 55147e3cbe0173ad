import { type HandId, MASK_SIDE } from "@/core/picture/recipe/finish";
import { readMask } from "@/core/picture/recipe/mask";
import type { Recipe } from "@/core/picture/recipe/recipe";

/**
 * Draws everybody's places of a hand in their colours on a canvas of 32 x 32 pixels, which the page enlarges smoothly.
 * @param colourOf a member's colour as CSS that a canvas understands
 */
export function drawPlaces(
  canvas: HTMLCanvasElement,
  { finish }: Pick<Recipe, "finish">,
  hand: HandId,
  colourOf: (actor: string) => string,
): void {
  const context = canvas.getContext("2d");
  if (!context) return;
  context.clearRect(0, 0, MASK_SIDE, MASK_SIDE);
  for (const [actor, { mask }] of Object.entries(finish?.hands?.[hand] ?? {})) {
    if (mask === undefined) continue;
    context.fillStyle = colourOf(actor);
    readMask(mask).forEach((level, i) => {
      if (level <= 0) return;
      context.globalAlpha = level * 0.45;
      context.fillRect(i % MASK_SIDE, Math.floor(i / MASK_SIDE), 1, 1);
    });
  }
  context.globalAlpha = 1;
}
