import { expect, it } from "vitest";
import { Edit } from "@/core/picture/edits/edit";
import { surpriseOf } from "./surprise";

const MODEL = { classes: ["ridge", "moth", "tide"].map((id) => ({ id, label: id })) };
const SEEDS = Array.from({ length: 60 }, (_, i) => 1_000 + i * 7919);

it("a surprise of the seed changes the seed alone", () => {
  expect(surpriseOf("seed", 7, MODEL, "moth")).toEqual([{ kind: "seed", value: 7 }]);
});

it("a surprise of everything changes seed, variety, the families of every band and the palette, each as an edit that a room takes", () => {
  for (const seed of SEEDS) {
    const edits = surpriseOf("everything", seed, MODEL, "moth");
    expect(edits.map(({ kind }) => kind)).toEqual([
      "seed",
      "truncation",
      "style",
      "style",
      "style",
      "palette",
    ]);
    for (const edit of edits) expect(Edit.parse(edit)).toEqual(edit);
  }
});

it("the same seed gives the same surprise, another seed another one", () => {
  const once = surpriseOf("everything", 5, MODEL, "moth");
  expect(surpriseOf("everything", 5, MODEL, "moth")).toEqual(once);
  expect(
    new Set(SEEDS.map((seed) => JSON.stringify(surpriseOf("everything", seed, MODEL, "moth")))).size,
  ).toBe(SEEDS.length);
});

it("some surprises mix families, some have one; some bring a palette, some none", () => {
  const all = SEEDS.flatMap((seed) => surpriseOf("everything", seed, MODEL, "moth"));
  const mixes = all.flatMap((edit) => (edit.kind === "style" ? [Object.keys(edit.value).length] : []));
  const palettes = all.flatMap((edit) => (edit.kind === "palette" ? [edit.value !== null] : []));
  expect(new Set(mixes)).toEqual(new Set([1, 2]));
  expect(new Set(palettes)).toEqual(new Set([true, false]));
});

it("works for a model with one family", () => {
  for (const edit of surpriseOf("everything", 3, { classes: [{ id: "only", label: "Only" }] }, "only"))
    expect(Edit.parse(edit)).toEqual(edit);
});
