import { SAID_DE } from "./de";
import { LANGUAGES, type Language } from "./languages";
import { SAID_ZH_TW } from "./zh-tw";

/** English to another language, values as `{0}`, `{1}`. */
type Said = Readonly<Record<string, string>>;
const SAID: Partial<Record<Language, Said>> = { de: SAID_DE, "zh-TW": SAID_ZH_TW };

type Pattern = { pattern: RegExp; names: string[]; words: string };
const patterns = new Map<Language, Pattern[]>();

/**
 * What the server says of a single case, beyond its code, in a visitor's language. The server says it in English; the table has each sentence
 * with its values as `{0}`, `{1}`. Several sentences that the table has each by itself are said one by one. What it has not stays as it is.
 */
export function inLanguage(words: string, language: Language): string {
  const said = SAID[language];
  if (!said) return words;
  return oneIn(said, language, words) ?? severalIn(said, language, words) ?? words;
}

/** Words in the languages that have others for them: for an answer that goes to several people at once. */
export const inLanguages = (words: string): Partial<Record<Language, string>> =>
  Object.fromEntries(
    LANGUAGES.map((language) => [language, inLanguage(words, language)]).filter(([, said]) => said !== words),
  );

const severalIn = (said: Said, language: Language, words: string): string | null => {
  const sentences = words.split(/(?<=\.) /).map((sentence) => oneIn(said, language, sentence));
  return sentences.includes(null) ? null : sentences.join(" ");
};

function oneIn(said: Said, language: Language, words: string): string | null {
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
  return null;
}

/** A value is a day, a sentence of the table itself (also before what somebody wrote: the rule before the reason), or stays as it is. */
const valueIn = (language: Language, value: string): string => {
  const [first = "", ...written] = value.split(". ");
  const rule = written.length > 0 && SAID[language]?.[first];
  return SAID[language]?.[value] ?? dayIn(language, value) ?? (rule ? [rule, ...written].join(". ") : value);
};

const DAY = /^(\d{1,2} [A-Z][a-z]+ \d{4}|\d{4}-\d{2}-\d{2}),? (\d{2}:\d{2}) UTC$/;

/** A day as the server writes it, as a language does. */
function dayIn(language: Language, value: string): string | null {
  const found = DAY.exec(value);
  if (!found) return null;
  const at = Date.parse(`${found[1]} ${found[2]} UTC`);
  if (Number.isNaN(at)) return null;
  return `${new Intl.DateTimeFormat(language, { dateStyle: "long", timeStyle: "short", timeZone: "UTC" }).format(at)} UTC`;
}

function patternsOf(language: Language, said: Said): Pattern[] {
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
