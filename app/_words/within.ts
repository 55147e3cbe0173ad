import type { Language } from "./languages";

/** A label as it is written within a sentence: small, but in German, where nouns keep their capitals. */
export const withinSentence = (label: string, language: Language): string =>
  language === "de" ? label : label.toLocaleLowerCase(language);
