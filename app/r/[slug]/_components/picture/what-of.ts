import type { Say } from "@/app/_words/say";
import { controlOf } from "@/core/picture/edits/register";
import type { Control } from "@/core/picture/model/model-file";
import { PAINTS } from "@/core/picture/recipe/finish";
import { paintControl } from "@/core/picture/recipe/finish-controls";
import { paintLabels } from "../finish/paint-labels";
import { panelOf, panelsIn } from "../panels/panels";

/** What somebody has a hand on, in a word: a control's or a paint's label, else the panel where it is steered. */
export function whatOf(t: Say<"room">, register: string, controls: readonly Control[]): string {
  const control = controlOf(register) ?? register;
  const label = controls.find(({ id }) => id === control)?.label;
  const paint = PAINTS.find((one) => paintControl(one) === control);
  if (paint) return paintLabels(t)[paint];
  return label ?? panelsIn(t)[panelOf(control, controls)].label;
}
