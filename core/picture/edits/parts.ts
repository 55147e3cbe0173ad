import type { ActorId, ControlId } from "@/core/kernel/ids/ids";
import type { Band } from "@/core/picture/model/bands";
import type { HandId, Paint } from "@/core/picture/recipe/finish";
import type { Register } from "./edit";

/** A finish's register, taken apart. */
export type FinishParts =
  | [kind: "finish", a: "", b: ""]
  | [kind: "hand", hand: HandId, member: ActorId]
  | [kind: "paint", paint: Paint, member: ActorId]
  | [kind: "own-hand", hand: HandId, b: ""];

/** A register's name taken apart: `contribution`, control, actor; `seed`; `style`, band ... */
export type Parts =
  | [kind: "model" | "seed" | "truncation" | "ratio" | "palette", a: "", b: ""]
  | [kind: "style", band: Band, b: ""]
  | [kind: "contribution", control: ControlId, member: ActorId]
  | [kind: "influence", member: ActorId, b: ""]
  | [kind: "hold", control: ControlId, b: ""]
  | [kind: "blend" | "keyframe", id: string, b: ""]
  | FinishParts;

/** The one place where a register's name becomes ids: `registerOf` makes such names, of ids that were checked. */
export function partsOf(register: Register): Parts {
  const [kind = "", a = "", b = ""] = register.split("/");
  return [kind, a, b] as Parts;
}

export const isOfFinish = (parts: Parts): parts is FinishParts =>
  ["finish", "hand", "paint", "own-hand"].includes(parts[0]);
