/** Of a recipe. Each limit is answered with a code and has a test. */
export const RECIPE_LIMITS = {
  /** Of an edit's canonical JSON: a message with it and its numbers still fits. */
  editBytes: 63 * 1024,
  /** Of a recipe's canonical JSON, keyframes and blends included. */
  recipeBytes: 256 * 1024,
  /** Sigmas one member may contribute to one control. */
  contribution: 8,
  /** Sigmas a control's sum is clamped to when rendered. */
  rendered: 4,
  /** What one member may add to one of the finish's paints: its strength, strokes, colours and what else there is. */
  paint: 2,
  truncation: 1.2,
  classes: 64,
  blends: 8,
  paletteColours: 12,
  holds: 16,
  keyframes: 24,
  loopSeconds: 60,
  /** Hands that a room begins with at most, and hands made from pictures that members brought. */
  groundHands: 8,
  ownHands: 16,
} as const;
