import { createTranslator } from "next-intl";
import { HOLE, type Way, waysOf } from "./ways";

/** A message of the interface as it is written in the catalogues, in English and in another language. */
export type Message = { key: string; english: string; other: string };
type Values = Record<string, string | number>;

/** Stands for a number that a test does not say. */
const ANY_NUMBER = 7654321;
const ANY = `(?:${HOLE}|7\\D?654\\D?321)`;

/**
 * Finds messages by what they say in English, so that a test that is written in English can run in another language: of `language`,
 * `sentence("Remove Vi?")` is what "Remove {name}?" says there of Vi.
 */
export function sentencesOf(messages: readonly Message[], language: string) {
  const ways = messages.flatMap((message) => waysOf(message.english).map((way) => ({ ...message, way })));
  const within = (area: string) =>
    ways.filter(({ key }) => key === area || key.startsWith(area && `${area}.`));

  /**
   * The message that says this, no more and no less, in the other language. Throws where none does, or several that differ there.
   * @param areas beginnings of keys, where the words alone do not say which message is meant: the first that has one is taken
   */
  function sentence(english: string, ...areas: string[]): string {
    const found = (areas.length > 0 ? areas : [""])
      .map((area) => sayings(english, area))
      .find(({ size }) => size > 0);
    if (!found) throw new Error(`no message${inAreas(areas)} says “${english}”`);
    const [said, ...more] = found.keys();
    if (said === undefined || more.length > 0)
      throw new Error(`several say “${english}”: ${[...found.values()].flat().join(", ")}`);
    return said;
  }

  /** What a sentence of an area is in the other language, and the keys of the messages that say so there. */
  function sayings(english: string, area: string): Map<string, string[]> {
    let most = 0;
    const found = new Map<string, string[]>();
    for (const { key, english: message, other, way } of within(area)) {
      // The less of it is a value, the surer it is the one that is meant.
      const sure = way.text.replaceAll(HOLE, "").length;
      const values = sure >= most && /\p{L}/u.test(way.text) && valuesIn(english, way);
      if (!values || say("en", message, values) !== english) continue;
      if (sure > most) found.clear();
      most = sure;
      const said = say(language, other, values);
      found.set(said, [...(found.get(said) ?? []), key]);
    }
    return found;
  }

  /** The messages that say this among other things, whole, in the other language, whatever their values are. Throws where none does. */
  function sentencesWith(part: string, area = ""): RegExp {
    const found = within(area)
      .filter(({ way }) => way.text.includes(part))
      .map(({ other, way }) => patternOf(say(language, other, marksIn(way))));
    if (found.length === 0) throw new Error(`no message${inAreas([area])} has “${part}” in it`);
    return new RegExp([...new Set(found)].join("|"));
  }

  return { sentence, sentencesWith };
}

const inAreas = (areas: string[]) => (areas.join("") ? ` of ${areas.join(" or ")}` : "");

/** The values with which a way says a sentence; null where it does not. */
function valuesIn(sentence: string, way: Way): Values | null {
  const found = new RegExp(`^${way.text.split(HOLE).map(escaped).join("(.+?)")}$`, "s").exec(sentence);
  if (!found) return null;
  const values = chosenIn(way, 2);
  for (const [i, name] of way.holes.entries()) {
    const value = found[i + 1] ?? "";
    values[name] = way.numbers.includes(name) ? Number(value.replace(/\D/g, "")) : value;
  }
  return values;
}

/** The values that choose a way, and marks for those that it says. */
function marksIn(way: Way): Values {
  const values = chosenIn(way, ANY_NUMBER);
  for (const name of way.holes) values[name] ??= way.numbers.includes(name) ? ANY_NUMBER : HOLE;
  return values;
}

/** @param many a number that is neither one nor said by itself */
const chosenIn = ({ chosen, numbers }: Way, many: number): Values =>
  Object.fromEntries(
    chosen.map(([name, option]) => [name, numbers.includes(name) ? numberFor(option, many) : option]),
  );

const numberFor = (option: string, many: number): number =>
  option === "one" ? 1 : option.startsWith("=") ? Number(option.slice(1)) : many;

function say(language: string, message: string, values: Values): string {
  const translator = createTranslator({
    locale: language as "en",
    messages: { it: message } as never,
    onError: (error) => {
      throw error;
    },
  });
  const say = translator as unknown as { markup: (key: string, values: object) => string };
  const tags = [...message.matchAll(/<(\w+)>/g)].map(([tag, name = ""]) => [
    name,
    // A tag around nothing is given an empty list.
    (chunks: string) => (chunks.length > 0 ? chunks : String(values[tag] ?? "")),
  ]);
  return say.markup("it", { ...values, ...Object.fromEntries(tags) });
}

const patternOf = (said: string): string =>
  said.split(new RegExp(ANY)).map(escaped).join(".*?").replace(/\s+/g, "\\s+");

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
