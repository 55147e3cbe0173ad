import type { Band } from "@/core/picture/model/bands";
import type { RoomFinish } from "@/core/picture/recipe/finish";
import type { Ratio } from "@/core/picture/recipe/ratio";
import type { Blend, ClassMix, Palette } from "@/core/picture/recipe/recipe";
import type { Edit, Register } from "./edit";
import { partsOf } from "./parts";
import type { RegisterValue } from "./register";

/** The edit that brings a shared register back to an earlier value; null for a register that belongs to one member. */
export function editBack(register: Register, value: RegisterValue): Edit | null {
  const [kind, a] = partsOf(register);
  switch (kind) {
    case "seed":
    case "truncation":
      return { kind, value: value as number };
    case "ratio":
      return { kind, value: value as Ratio };
    case "style":
      return { kind, band: a as Band, value: value as ClassMix };
    case "palette":
      return { kind, value: unsigned(value as Palette | null) };
    case "finish":
      return { kind, value: unsigned(value as RoomFinish | null) };
    case "blend": {
      const blend = value as Blend | null;
      return {
        kind,
        id: a,
        value: blend && { source: blend.source, band: blend.band, weight: blend.weight },
      };
    }
    default:
      return null;
  }
}

function unsigned<T extends { by: unknown }>(value: T | null): Omit<T, "by"> | null {
  if (!value) return null;
  const { by: _by, ...rest } = value;
  return rest;
}
