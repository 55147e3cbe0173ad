export type Side = "top" | "bottom" | "left" | "right";

/** Gives an element a few words that stand beside it while it is hovered or focused (`tips.tsx`). Never the only place something is said. */
export const tip = (words: string, side: Side = "bottom") => ({ "data-tip": words, "data-tip-side": side });
