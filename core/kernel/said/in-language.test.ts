import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { RULES } from "@/core/moderation/rules";
import { SAID_DE } from "./de";
import { inLanguage } from "./in-language";
import { SAID_ZH_TW } from "./zh-tw";

const FOLDERS = ["server", "core"];
/** The third argument of an error, where it is one text: with its values as {0}, {1}. */
const SAYS =
  /new AppError\(\s*"[a-z_]+",\s*(?:"(?:[^"\\]|\\.)*"|`(?:[^`\\]|\\.)*`),\s*("(?:[^"\\]|\\.)*"|`(?:[^`\\]|\\.)*`),?\s*\)/g;

function templateOf(literal: string): string {
  const text = literal.slice(1, -1);
  if (literal.startsWith('"')) return JSON.parse(literal) as string;
  let count = 0;
  return text.replace(/\$\{(?:[^{}]|\{[^{}]*\})*\}/g, () => `{${count++}}`);
}

const said = FOLDERS.flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => /\.ts$/.test(path) && !/\.test\.ts$|testing/.test(path))
    .flatMap((path) => [...readFileSync(`${folder}/${path}`, "utf8").matchAll(SAYS)])
    .map(([, literal = ""]) => templateOf(literal)),
);

describe("what the server says of single cases", () => {
  it("is found in its source", () => {
    expect(said.length).toBeGreaterThan(60);
  });

  it.each([...new Set(said)])("has words in German: %s", (english) => {
    const filled = english.replace(/\{(\d)\}/g, "value $1");
    const german = inLanguage(filled, "de");
    expect(german).not.toBe(filled);
    for (const [value] of filled.matchAll(/value \d/g)) expect(german).toContain(value);
  });

  it("has each value in its place, and stays English where there are no other words", () => {
    expect(inLanguage("clouds has no class “ridge”.", "de")).toBe("clouds hat keine Klasse „ridge“.");
    expect(inLanguage("Something new.", "de")).toBe("Something new.");
    expect(inLanguage("Write something first.", "en")).toBe("Write something first.");
  });

  it("has words in German where a sentence is put together: bans, quotas and limits", () => {
    const appeal = "Du kannst unter /appeals widersprechen.";
    expect(
      inLanguage(
        `You are banned here until 3 March 2027, 14:05 UTC. Reason: ${RULES.hate.title}. You can appeal at /appeals.`,
        "de",
      ),
    ).toBe(`Du bist hier gebannt, bis 3. März 2027 um 14:05 UTC. Grund: Kein Hass. ${appeal}`);
    expect(inLanguage("Moderators have hidden this work: No hatred. It says: go away. Now.", "de")).toBe(
      "Die Moderation hat dieses Werk verborgen: Kein Hass. It says: go away. Now.",
    );
    expect(inLanguage("You are banned here. You can appeal at /appeals.", "de")).toBe(
      `Du bist hier gebannt. ${appeal}`,
    );
    expect(
      inLanguage(
        "You host 10 open rooms, as many as you may. Close or leave one first. An account may do more than a guest.",
        "de",
      ),
    ).toContain("10 offene Räume");
  });

  it("has words in German for what notices say of decisions", () => {
    const files = ["cases/tell.ts", "live/release-live.ts"].map((file) =>
      readFileSync(`server/domain/moderation/${file}`, "utf8"),
    );
    const notices = files.flatMap((file) => [...file.matchAll(/"([A-Z][^"\n]* [^"\n]*\.)"/g)]);
    expect(notices.length).toBeGreaterThan(15);
    for (const [, english = ""] of notices) expect(inLanguage(english, "de"), english).not.toBe(english);
    expect(inLanguage("It is hidden. Your account is suspended until 2027-03-03 14:05 UTC.", "de")).toBe(
      "Es ist verborgen. Dein Konto ist bis 3. März 2027 um 14:05 UTC gesperrt.",
    );
    expect(
      inLanguage(
        "Your appeal was right: the decision is overturned. The moderators’ freeze is lifted.",
        "de",
      ),
    ).toMatch(/^Dein Widerspruch war berechtigt.* aufgetaut\.$/);
    expect(
      inLanguage("This case has changed since you looked. Ada decided it. Look again, then decide.", "de"),
    ).toContain("Ada hat es entschieden.");
    expect(inLanguage("It is hidden. Something new.", "de")).toBe("It is hidden. Something new.");
  });

  it("has words in German for what people are told of what they typed", () => {
    const inputs = readdirSync("server/trpc", { recursive: true, encoding: "utf8" })
      .filter((path) => /\.ts$/.test(path) && !/\.test\.ts$/.test(path))
      .flatMap((path) => [
        ...readFileSync(`server/trpc/${path}`, "utf8").matchAll(
          /\.(?:min|max|regex|refine)\([^;]*?"([A-Z][^"\n]*\.)"/g,
        ),
      ]);
    expect(inputs.length).toBeGreaterThan(2);
    for (const [, english = ""] of inputs) expect(inLanguage(english, "de"), english).not.toBe(english);
  });

  it("has words in German for every line of a room's log", () => {
    const file = readFileSync("server/domain/moderation/public/log-line.ts", "utf8");
    const lines = [
      ...file.matchAll(/(?<=return (?:line\()?|[?:] |line\()("[a-z%][^"]* [^"]*"|"left"|`[^`$]*\$[^`]*`)/g),
    ]
      .map(([literal]) =>
        templateOf(literal)
          .replaceAll("%", "Ana")
          .replace(/\{(\d)\}/g, "value $1")
          // A role stands at the end of these.
          .replace(/^(came in as|made Ana) value 0$/, "$1 editor"),
      )
      .filter((words) => /^(?!value)[a-z]/.test(words));
    expect(lines.length).toBeGreaterThan(40);
    for (const english of lines) expect(inLanguage(english, "de"), english).not.toBe(english);
    expect(inLanguage("made Paper Poppy editor", "de")).toBe("lässt Paper Poppy bearbeiten");
    expect(inLanguage("locked warmth", "de")).toBe("hat warmth gesperrt");
    expect(inLanguage("painted with the hand x in places", "de")).toBe("malte stellenweise mit der Hand x");
    expect(inLanguage("set the room back to moment 5", "de")).toBe("hat den Raum auf Moment 5 zurückgesetzt");
  });

  it.each(Object.entries({ German: SAID_DE, Chinese: SAID_ZH_TW }))(
    "needs the same values in %s",
    (_language, said) => {
      const valuesIn = (text: string) => text.match(/\{\d\}/g)?.sort() ?? [];
      for (const [english, words] of Object.entries(said))
        expect(valuesIn(words), english).toEqual(valuesIn(english));
    },
  );

  it("has words in Chinese for what a visitor meets: the door, rooms and works that are not shown, files, sign-in, rules", () => {
    // What the server says on these is in German whole, so that table names them.
    const met =
      /passwords|banned|suspended|chat or comment here|this (work|collection|exhibition)|image|file is|took too long|guest|address|User already|Invalid|Password|reports|of the server|room's history|deleted this room|^No |^Others|^someone|picture was published/;
    const notVisitors =
      /removed a picture of this room|password that could|password\. Nothing|make collections|have keys|role: they|part of the picture|has your|left out|lets you|at moment|new version of this work|makers and add up/;
    const wanted = Object.keys(SAID_DE).filter((english) => met.test(english) && !notVisitors.test(english));
    expect(wanted.length).toBeGreaterThan(60);
    expect(wanted.filter((english) => SAID_ZH_TW[english] === undefined)).toEqual([]);
    expect(Object.keys(SAID_ZH_TW).filter((english) => SAID_DE[english] === undefined)).toEqual([]);
    expect(inLanguage("Moderators have hidden this work: No hatred", "zh-TW")).toBe(
      "管理員隱藏了這件作品：不得仇恨",
    );
    expect(
      inLanguage("You are banned here until 3 March 2027, 14:05 UTC. You can appeal at /appeals.", "zh-TW"),
    ).toBe("你在這裡被封鎖到 2027年3月3日 下午2:05 UTC。你可以在 /appeals 申訴。");
  });
});
