import type { ControlId } from "@/core/kernel/ids/ids";
import { type HandId, PAINTS, type Paint } from "./finish";

/** A paint's id among controls, as pins and locks name it. */
export const paintControl = (paint: Paint): ControlId => `finish-${paint}` as ControlId;

/** A hand's id among controls. */
export const handControl = (hand: HandId): ControlId => `hand-${hand}` as ControlId;

/** Whether pins and locks may name this control though no generator has it. */
export const isFinishControl = (control: string, hands: ReadonlySet<string>): boolean =>
  PAINTS.some((paint) => paintControl(paint) === control) ||
  [...hands].some((hand) => handControl(hand as HandId) === control);
