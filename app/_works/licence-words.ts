import type { Say } from "@/app/_words/say";
import type { Licence } from "@/core/work/record/licences";

/** A licence's name, and what it allows. Keys have no dots: those part a catalogue's levels. */
export const licenceLabel = (t: Say<"terms">, id: Licence): string => t(`licences.${KEYS[id]}`);
export const licenceWords = (t: Say<"terms">, id: Licence): string => t(`licenceWords.${KEYS[id]}`);

const KEYS = {
  "CC0-1.0": "CC010",
  "CC-BY-4.0": "CCBY40",
  "CC-BY-SA-4.0": "CCBYSA40",
  "CC-BY-NC-4.0": "CCBYNC40",
  "all-rights-reserved": "allrightsreserved",
} as const satisfies Record<Licence, string>;
