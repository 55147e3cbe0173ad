import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { SAID_DE } from "./de";
import { inLanguage } from "./in-language";

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

  it("needs the same values in German", () => {
    for (const [english, german] of Object.entries(SAID_DE))
      expect(german.match(/\{\d\}/g)?.sort() ?? [], english).toEqual(english.match(/\{\d\}/g)?.sort() ?? []);
  });
});
