import type { Say } from "@/app/_words/say";
import type { Paint } from "@/core/picture/recipe/finish";

/** What the paints of a finish are called. */
export const paintLabels = (t: Say<"room">): Record<Paint, string> => ({
  strength: t("finishPanel.strength"),
  stroke: t("finishPanel.stroke"),
  colour: t("finishPanel.colours"),
  brushwork: t("finishPanel.brushwork"),
  dabs: t("finishPanel.dabs"),
  edges: t("finishPanel.edges"),
});
