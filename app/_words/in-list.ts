import { useLocale } from "next-intl";
import type { Language } from "./languages";

/** How a language joins several words. */
export type Lists = {
  /** Several in one sentence: "Ana, Ben and Cy", "Ana、Ben和Cy". */
  list(parts: readonly string[]): string;
  /** One beside the other, of which none is the last: "rain 40 %, fog 60 %", "雨 40 %、霧 60 %". */
  row(parts: readonly string[]): string;
};

/** British English, as the words are: "A, B and C". */
const WRITTEN: Record<Language, string> = { en: "en-GB", de: "de", "zh-TW": "zh-TW" };
const made = new Map<Language, Lists>();

export function listsIn(language: Language): Lists {
  const known = made.get(language);
  if (known) return known;
  const format = new Intl.ListFormat(WRITTEN[language], { type: "conjunction" });
  const between = format.formatToParts(["a", "b", "c"])[1]?.value ?? ", ";
  const lists: Lists = {
    list: (parts) => format.format(parts),
    row: (parts) => parts.join(between),
  };
  made.set(language, lists);
  return lists;
}

/** Lists in the page's language, in components of the browser and of the server that are not async. */
export const useLists = (): Lists => listsIn(useLocale());
