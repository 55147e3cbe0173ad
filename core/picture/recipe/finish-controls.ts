import type { ControlId } from "@/core/kernel/ids/ids";
import { type HandId, PAINTS, type Paint } from "./finish";

/** Made of parts that were checked, so it is a control's id; asked at every frame, so it is not checked again. */
const named = (kind: "finish" | "hand", part: string): ControlId => `${kind}-${part}` as ControlId;

/** A paint's id among controls, as pins and locks name it. */
export const paintControl = (paint: Paint): ControlId => named("finish", paint);

/** A hand's id among controls. */
export const handControl = (hand: HandId): ControlId => named("hand", hand);

/** Whether pins and locks may name this control though no generator has it. */
export const isFinishControl = (control: string, hands: ReadonlySet<string>): boolean =>
  PAINTS.some((paint) => paintControl(paint) === control) ||
  [...hands].some((hand) => named("hand", hand) === control);
