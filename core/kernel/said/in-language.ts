import { SAID_DE } from "./de";
import type { Language } from "./languages";

const SAID: Partial<Record<Language, Readonly<Record<string, string>>>> = { de: SAID_DE };

type Pattern = { pattern: RegExp; names: string[]; words: string };
const patterns = new Map<Language, Pattern[]>();

/**
 * What the server says of a single case, beyond its code, in a visitor's language. The server says it in English; the table has each sentence
 * with its values as `{0}`, `{1}`. What the table has not stays as it is.
 */
export function inLanguage(words: string, language: Language): string {
  const said = SAID[language];
  if (!said) return words;
  const whole = said[words];
  if (whole !== undefined) return whole;
  for (const { pattern, names, words: translated } of patternsOf(language, said)) {
    const found = pattern.exec(words);
    if (found) return names.reduce((text, name, i) => text.replaceAll(name, found[i + 1] ?? ""), translated);
  }
  return words;
}

function patternsOf(language: Language, said: Readonly<Record<string, string>>): Pattern[] {
  const made = patterns.get(language);
  if (made) return made;
  const all = Object.entries(said)
    .filter(([english]) => /\{\d\}/.test(english))
    .map(([english, words]) => ({
      pattern: new RegExp(
        `^${english
          .split(/\{\d\}/)
          .map(escaped)
          .join("(.+?)")}$`,
        "s",
      ),
      names: english.match(/\{\d\}/g) ?? [],
      words,
    }));
  patterns.set(language, all);
  return all;
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
