import { Seed } from "@/core/picture/recipe/recipe";

/** The seed that somebody typed; null for anything but a whole number from 0 to 4294967295, nothing at all included. */
export function readSeed(typed: string): number | null {
  const digits = typed.trim();
  return /^\d+$/.test(digits) ? (Seed.safeParse(Number(digits)).data ?? null) : null;
}
