import { de } from "./de";
import { en } from "./en";
import type { Language } from "./languages";
import { zhTW } from "./zh-TW";

export type Messages = typeof en;

/** Every language's words by area; what a language does not have yet is said in English. */
export const CATALOGUES: Record<Language, Messages> = {
  en,
  de: filledFrom(en, de),
  "zh-TW": filledFrom(en, zhTW),
};

/** Messages that are compiled are lists; what holds messages is a plain object. */
function filledFrom<T extends object>(english: T, other: object): T {
  const filled = { ...english } as Record<string, unknown>;
  for (const [key, value] of Object.entries(other)) {
    const below = filled[key];
    filled[key] = holdsMore(below) && holdsMore(value) ? filledFrom(below, value) : value;
  }
  return filled as T;
}

function holdsMore(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
