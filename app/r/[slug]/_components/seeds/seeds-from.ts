import { uint32s } from "@/core/kernel/random";

/** The seeds of a browse that began at `start`: the same ones in the same order, `count` of them. */
export function seedsFrom(start: number, count: number): number[] {
  const next = uint32s(start);
  return Array.from({ length: count }, () => next());
}
