import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { loadClassifier, openScreening } from "./screening";

const none = { flag: [], allow: [] };

describe("screening of words", () => {
  const { words } = openScreening();

  it("finds a listed word written with look-alikes", () => {
    expect(words("what a sh1t day", none)).toEqual(["shit"]);
  });

  it("leaves innocent words that contain one alone", () => {
    expect(words("Scunthorpe, a classic assessment of grass", none)).toEqual([]);
  });

  it("finds an instance's own words as whole words, in any case and without accents", () => {
    const lists = { flag: ["kröte", "two words"], allow: [] };
    expect(words("Du KROTE! And two  words.", lists)).toEqual(["kröte", "two words"]);
    expect(words("krötenwanderung", lists)).toEqual([]);
  });

  it("lets an allowed word pass", () => {
    expect(words("what a shit day", { flag: [], allow: ["shit"] })).toEqual([]);
  });
});

describe("a plugged-in classifier", () => {
  const folder = mkdtempSync(join(tmpdir(), "cohue-classifier-"));

  it("is an ES module's default export", async () => {
    const path = join(folder, "good.mjs");
    writeFileSync(path, "export default async (jpeg) => [{ label: 'long', score: jpeg.length / 10 }];");
    expect(await openScreening(await loadClassifier(path)).picture?.(new Uint8Array(5))).toEqual([
      { label: "long", score: 0.5 },
    ]);
  });

  it("is refused with words where it is something else", async () => {
    const path = join(folder, "bad.mjs");
    writeFileSync(path, "export const a = 1;");
    await expect(loadClassifier(path)).rejects.toThrow("no default export that is a function");
    await expect(loadClassifier(join(folder, "none.mjs"))).rejects.toThrow("cannot be loaded");
  });
});
