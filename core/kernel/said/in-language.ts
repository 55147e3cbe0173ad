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
    if (found)
      return names.reduce(
        (text, name, i) => text.replaceAll(name, () => valueIn(language, found[i + 1] ?? "")),
        translated,
      );
  }
  return words;
}

/** A value is a day, a sentence of the table itself, or stays as it is. */
const valueIn = (language: Language, value: string): string =>
  SAID[language]?.[value] ?? dayIn(language, value) ?? value;

const DAY = /^(\d{1,2} [A-Z][a-z]+ \d{4}), (\d{2}:\d{2}) UTC$/;

/** A day as the server writes it, as a language does. */
function dayIn(language: Language, value: string): string | null {
  const found = DAY.exec(value);
  if (!found) return null;
  const at = Date.parse(`${found[1]} ${found[2]} UTC`);
  if (Number.isNaN(at)) return null;
  return `${new Intl.DateTimeFormat(language, { dateStyle: "long", timeStyle: "short", timeZone: "UTC" }).format(at)} UTC`;
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
