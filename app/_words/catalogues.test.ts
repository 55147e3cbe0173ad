import { existsSync, readdirSync, readFileSync } from "node:fs";
import { type MessageFormatElement, parse, TYPE } from "@formatjs/icu-messageformat-parser";
import { describe, expect, it } from "vitest";
import { SCOPES, type Scope } from "@/core/api/scopes";
import { CODES } from "@/core/kernel/errors";
import { NOTICE_KIND_IDS, NOTICE_KINDS } from "@/core/kernel/notification/kinds";
import { inLanguage } from "@/core/kernel/said/in-language";
import { RULE_IDS, RULES } from "@/core/moderation/rules";
import { SUBJECT_WORDS } from "@/core/moderation/statement";
import { LICENCE_IDS, LICENCES } from "@/core/work/record/licences";
import { ruleText, ruleTitle } from "../_moderation/rule-words";
import { keyOf } from "../_room/model-in-words";
import { licenceLabel, licenceWords } from "../_works/licence-words";
import type { Messages } from "./catalogues";
import { de } from "./de";
import { en } from "./en";
import { english as sayEnglish } from "./testing/english";
import { zhTW } from "./zh-TW";

type Area = keyof Messages;

const ALL = Object.keys(en) as Area[];
/** Of these areas a language has every word; of others it may lack some, which are said in English. */
const COMPLETE: Record<string, { catalogue: object; areas: readonly Area[] }> = {
  de: { catalogue: de, areas: ALL },
  "zh-TW": {
    catalogue: zhTW,
    areas: ["frame", "errors", "terms", "controls", "landing", "gallery", "rooms", "verify", "works", "room"],
  },
};

/** What a model calls its families, and its controls and both their ends; components have numbers. */
function namesIn(folder: string): string[] {
  if (!existsSync(`${folder}/controls.json`)) return [];
  const read = (name: string) => JSON.parse(readFileSync(`${folder}/${name}`, "utf8"));
  const { controls } = read("controls.json") as {
    controls: { kind: string; label: string; low?: string; high?: string }[];
  };
  const { classes } = read("model.json") as { classes: { label: string }[] };
  const named = controls.filter(({ kind }) => kind !== "component");
  return [
    ...classes.map(({ label }) => label),
    ...named.flatMap(({ label, low, high }) => [label, low, high].filter((name) => name !== undefined)),
  ];
}

/** "area.group.key" to the message. */
function messagesOf(catalogue: object, path = ""): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(catalogue) as [string, string | object][]) {
    const at = path ? `${path}.${key}` : key;
    if (typeof value === "string") found.set(at, value);
    else for (const [below, message] of messagesOf(value, at)) found.set(below, message);
  }
  return found;
}

/** What a message must be given: values by name and kind, tags by name. */
function needs(message: string): string[] {
  const found = new Set<string>();
  const look = (elements: MessageFormatElement[]): void => {
    for (const element of elements) {
      if (element.type === TYPE.literal || element.type === TYPE.pound) continue;
      found.add(element.type === TYPE.tag ? `<${element.value}>` : element.value);
      if (element.type === TYPE.tag) look(element.children);
      if ("options" in element) for (const option of Object.values(element.options)) look(option.value);
    }
  };
  look(parse(message));
  return [...found].sort();
}

/** Whether some values leave nothing of it: then a built app shows its key. */
const mayBeEmpty = (elements: MessageFormatElement[]): boolean =>
  elements.every(
    (element) =>
      "options" in element && Object.values(element.options).some(({ value }) => mayBeEmpty(value)),
  );

const english = messagesOf(en);

describe("every catalogue", () => {
  it("keeps a number and its % on one line", () => {
    // Reasons of a check are said as in the server's reports, which are plain text.
    for (const catalogue of [en, de, zhTW])
      expect(
        [...messagesOf(catalogue)].filter(
          ([key, message]) => !key.startsWith("verify.") && /[}\d] %/.test(message),
        ),
      ).toEqual([]);
  });
});

describe("the English catalogue", () => {
  it("says errors in the words of their codes", () => {
    const words = Object.entries(CODES).map(([code, { words }]) => [code, words]);
    expect(en.errors.codes).toEqual(Object.fromEntries(words));
  });

  it("says rules, licences and subjects as core does, where they are said in records and logs", () => {
    const said = sayEnglish("terms");
    for (const rule of RULE_IDS)
      expect([ruleTitle(said, rule), ruleText(said, rule)]).toEqual([RULES[rule].title, RULES[rule].text]);
    for (const id of LICENCE_IDS)
      expect([licenceLabel(said, id), licenceWords(said, id)]).toEqual([
        LICENCES[id].label,
        LICENCES[id].words,
      ]);
    expect(en.terms.subjects).toEqual(SUBJECT_WORDS);
    for (const [scope, { label, words }] of Object.entries(SCOPES))
      expect([said(`scopes.${scope as Scope}`), said(`scopeWords.${scope as Scope}`)]).toEqual([
        label,
        words,
      ]);
    for (const kind of NOTICE_KIND_IDS)
      expect([said(`notices.${kind}`), said(`noticeHints.${kind}`)]).toEqual([
        NOTICE_KINDS[kind].label,
        NOTICE_KINDS[kind].hint,
      ]);
  });

  it("says why nothing is known of a work's training images as the server does", () => {
    const source = readFileSync("server/domain/work/publish/measure-originality.ts", "utf8");
    const whys = [...source.matchAll(/why: "([^"]+)"/g)].map(([, why = ""]) => why);
    expect(whys.length).toBeGreaterThan(0);
    expect(Object.values(en.works.nearTraining)).toEqual(expect.arrayContaining(whys));
  });

  it("names rules in German as the server's sentences do", () => {
    for (const rule of RULE_IDS) expect(inLanguage(RULES[rule].title, "de")).toBe(de.terms.rules[rule]);
  });

  it("has messages that can be read", () => {
    for (const [key, message] of english) expect(() => needs(message), key).not.toThrow();
  });

  it("says something everywhere, whatever the values are", () => {
    expect([...english].filter(([, message]) => mayBeEmpty(parse(message)))).toEqual([]);
    expect([...english].filter(([, message]) => message.trim() === "")).toEqual([]);
  });
});

describe.each(Object.keys(COMPLETE))("the catalogue of %s", (language) => {
  const { catalogue, areas } = COMPLETE[language] ?? { catalogue: {}, areas: [] };
  const theirs = messagesOf(catalogue);

  it("has words of its own for every control and family of the models that are shipped", () => {
    const own = messagesOf(COMPLETE[language]?.catalogue ?? {});
    const called = readdirSync("models").flatMap((id) => namesIn(`models/${id}`));
    expect(called.length).toBeGreaterThan(50);
    expect(called.filter((name) => !own.has(`controls.phrases.${keyOf(name)}`))).toEqual([]);
  });

  it("has no key that English lacks", () => {
    expect([...theirs.keys()].filter((key) => !english.has(key))).toEqual([]);
  });

  it("lacks no key of an area that is complete", () => {
    const expected = [...english.keys()].filter((key) => areas.some((area) => key.startsWith(`${area}.`)));
    expect(expected.filter((key) => !theirs.has(key))).toEqual([]);
  });

  it("needs the same values and tags as English", () => {
    for (const [key, message] of theirs) expect(needs(message), key).toEqual(needs(english.get(key) ?? ""));
  });
});
