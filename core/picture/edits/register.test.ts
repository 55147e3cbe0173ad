import { describe, expect, it } from "vitest";
import { FULL_MASK, writeMask } from "@/core/picture/recipe/mask";
import { Recipe, recipeHash } from "@/core/picture/recipe/recipe";
import { actor, FIELDS, FIRST } from "@/core/room/rules/testing/story";
import { applyEdit } from "./apply";
import { changedRegisters } from "./changed";
import { Edit, registerOf } from "./edit";
import { isEmptied, readRegister, readWrite, writeRegister } from "./register";

const HALF = writeMask(Array.from({ length: 1024 }, (_, i) => (i % 32 < 16 ? 1 : 0)));
const { keyframes: _none, ...still } = FIRST;
const edits: Edit[] = [
  { kind: "model", value: FIELDS.id },
  { kind: "seed", value: 0xffff_ffff },
  { kind: "truncation", value: 1.2 },
  { kind: "ratio", value: "16:9" },
  { kind: "style", band: "shapes", value: { bloom: 0.5, tide: 0.5 } },
  { kind: "contribution", control: "warmth", value: -8 },
  { kind: "influence", member: "ben", value: 0.5 },
  { kind: "blend", id: "B-1", value: { source: { seed: 3 }, band: "colour", weight: 0.3 } },
  { kind: "palette", value: { colours: ["#AABBCC"], strength: 1 } },
  { kind: "hold", control: "warmth", value: 0 },
  { kind: "keyframe", id: "K_1", value: { recipe: still, at: 1.5, ease: "smooth" } },
  {
    kind: "finish",
    value: {
      model: { id: "finish", hash: "d".repeat(64) },
      ground: { ink: 1 },
      strength: 0.8,
      stroke: 0,
      colour: 0.5,
    },
  },
  { kind: "hand", hand: "ink", value: { amount: 0.5, mask: HALF } },
  { kind: "paint", paint: "stroke", value: -0.5 },
  { kind: "own-hand", hand: "own-1", value: { vector: "A".repeat(267), rights: true } },
].map((edit) => Edit.parse(edit));
const ana = actor("ana");
const hash = "c".repeat(64) as typeof FIELDS.hash;
const all = edits.reduce((recipe, edit) => applyEdit(recipe, edit, ana, hash), FIRST);

describe("registers (E1)", () => {
  it.each(edits)("an edit of kind $kind writes its register and no other", (edit) => {
    const after = applyEdit(FIRST, edit, ana, hash);
    expect(changedRegisters(FIRST, after)).toEqual([registerOf(edit, ana)]);
    expect(Recipe.parse(after)).toEqual(after);
    expect(changedRegisters(after, applyEdit(after, edit, ana, hash))).toEqual([]);
  });

  it("are compared by value, not by object identity", () => {
    expect(changedRegisters(all, structuredClone(all))).toEqual([]);
    expect(changedRegisters(FIRST, all).toSorted()).toEqual(edits.map((e) => registerOf(e, ana)).toSorted());
  });

  it("restore the recipe when they are written back as they were read", () => {
    const back = changedRegisters(all, FIRST).reduce(
      (recipe, register) => writeRegister(recipe, readWrite(FIRST, register)),
      all,
    );
    expect(recipeHash(back)).toBe(recipeHash(FIRST));
  });

  it("share every unchanged part with the old recipe", () => {
    const after = applyEdit(all, { kind: "contribution", control: "detail", value: 1 } as Edit, ana);
    expect(after.blends).toBe(all.blends);
    expect(after.styles).toBe(all.styles);
    expect(after.contributions["warmth" as never]).toBe(all.contributions["warmth" as never]);
  });

  it("have one spelling when they are empty: no zero contributions, no full influence", () => {
    const pulled = applyEdit(FIRST, Edit.parse({ kind: "contribution", control: "warmth", value: 1 }), ana);
    const undone = applyEdit(
      pulled,
      Edit.parse({ kind: "contribution", control: "warmth", value: -0.00001 }),
      ana,
    );
    const faded = applyEdit(undone, Edit.parse({ kind: "influence", member: "ana", value: 0.2 }), ana);
    const whole = applyEdit(faded, Edit.parse({ kind: "influence", member: "ana", value: 0.99999 }), ana);
    expect(recipeHash(whole)).toBe(recipeHash(FIRST));
    expect(isEmptied(whole, "influence/ana")).toBe(true);
    expect(isEmptied(faded, "influence/ana")).toBe(false);
  });

  it("of the finish have one spelling when they are empty: no hand without paint, no mask that is everywhere", () => {
    const hand = (value: unknown) => Edit.parse({ kind: "hand", hand: "ink", value });
    const nowhere = writeMask(new Float32Array(1024));
    for (const nothing of [null, { amount: 0 }, { amount: 1, mask: nowhere }])
      expect(recipeHash(applyEdit(FIRST, hand(nothing), ana))).toBe(recipeHash(FIRST));
    const everywhere = applyEdit(FIRST, hand({ amount: 1, mask: FULL_MASK }), ana);
    expect(everywhere.finish).toEqual({ hands: { ink: { ana: { amount: 1 } } } });
    const back = applyEdit(everywhere, hand(null), ana);
    expect(Object.hasOwn(back, "finish")).toBe(false);
    const unpulled = applyEdit(FIRST, Edit.parse({ kind: "paint", paint: "colour", value: 0 }), ana);
    expect(recipeHash(unpulled)).toBe(recipeHash(FIRST));
  });

  it("have one spelling for a square, the one from before there were other shapes", () => {
    const to = (value: unknown) => Edit.parse({ kind: "ratio", value });
    const wide = applyEdit(FIRST, to("3:2"), ana);
    expect(readRegister(FIRST, "ratio")).toBe("1:1");
    expect(readRegister(wide, "ratio")).toBe("3:2");
    const back = applyEdit(wide, to("1:1"), ana);
    expect(recipeHash(back)).toBe(recipeHash(FIRST));
    expect(Object.hasOwn(back, "ratio")).toBe(false);
    expect(Recipe.safeParse({ ...FIRST, ratio: "1:1" }).success).toBe(false);
  });

  it("keep blends in the order they came, replaced in place, and keyframes by moment", () => {
    const blends = ["x", "y", "x"].reduce(
      (recipe, id, i) =>
        applyEdit(recipe, { kind: "blend", id, value: { source: { seed: i }, band: "all", weight: 1 } }, ana),
      FIRST,
    ).blends;
    expect(blends.map((b) => [b.id, b.source])).toEqual([
      ["x", { seed: 2 }],
      ["y", { seed: 1 }],
    ]);
    const frames = [
      ["b", 2],
      ["a", 2],
      ["c", 1],
    ] as const;
    const film = frames.reduce(
      (recipe, [id, at]) =>
        applyEdit(recipe, { kind: "keyframe", id, value: { recipe: still, at, ease: "hold" } }, ana),
      FIRST,
    );
    expect(film.keyframes.map((k) => k.id)).toEqual(["c", "a", "b"]);
  });

  it("are empty when their name is one that every JavaScript object has", () => {
    for (const name of ["constructor", "__proto__", "toString"]) {
      expect(readRegister(FIRST, `contribution/${name}/${name}`)).toBe(0);
      expect(readRegister(FIRST, `influence/${name}`)).toBe(1);
      const pulled = writeRegister(FIRST, { register: `contribution/${name}/${name}`, value: 2 });
      expect(readRegister(pulled, `contribution/${name}/${name}`)).toBe(2);
      expect(changedRegisters(FIRST, pulled)).toEqual([`contribution/${name}/${name}`]);
    }
    expect(Object.getPrototypeOf({})).toBe(Object.prototype);
  });

  it("are refused when they do not exist", () => {
    expect(() => readRegister(FIRST, "mood")).toThrow(RangeError);
    expect(() => writeRegister(FIRST, { register: "mood", value: 1 })).toThrow(RangeError);
  });
});

describe("a value from a client", () => {
  it.each([
    { kind: "contribution", control: "warmth", value: 8.01 },
    { kind: "contribution", control: "warmth", value: Number.NaN },
    { kind: "contribution", control: "Warmth!", value: 1 },
    { kind: "seed", value: 1.5 },
    { kind: "seed", value: 2 ** 32 },
    { kind: "truncation", value: 1.21 },
    { kind: "style", band: "shapes", value: { tide: 0 } },
    { kind: "influence", member: "ana", value: -0.1 },
    { kind: "hold", control: "warmth", value: 4.1 },
    { kind: "palette", value: { colours: Array.from({ length: 13 }, () => "#000000"), strength: 1 } },
    { kind: "palette", value: { colours: ["red"], strength: 1 } },
    { kind: "blend", id: "a/b", value: null },
    { kind: "keyframe", id: "k", value: { recipe: still, at: 61, ease: "smooth" } },
    { kind: "mood", value: 1 },
    ...[Number.NaN, 1.5, "1000:1", "NaN:1", "wide", null].map((value) => ({ kind: "ratio", value })),
    { kind: "hand", hand: "Ink!", value: { amount: 1 } },
    { kind: "hand", hand: "ink", value: { amount: -0.1 } },
    { kind: "hand", hand: "ink", value: { amount: 1, mask: "A".repeat(682) } },
    { kind: "hand", hand: "ink", value: { amount: 1, mask: `${"A".repeat(682)}B` } },
    { kind: "paint", paint: "mood", value: 0.5 },
    { kind: "paint", paint: "stroke", value: 2.1 },
    { kind: "own-hand", hand: "own-1", value: { vector: "A".repeat(267), rights: false } },
    { kind: "own-hand", hand: "own-1", value: { vector: "A".repeat(266), rights: true } },
  ])("E8: %j is refused", (edit) => {
    expect(Edit.safeParse(edit).success).toBe(false);
  });

  it("E8: of a shape that there is none of is refused with the shapes that there are", () => {
    const { error } = Edit.safeParse({ kind: "ratio", value: "1000:1" });
    expect(error?.issues.map(({ message }) => message)).toEqual([
      "A picture's shape is one of 1:1, 3:2, 2:3, 16:9.",
    ]);
  });

  it("E8: is rounded to four decimals, without a negative zero", () => {
    const read = (value: number) => Edit.parse({ kind: "contribution", control: "warmth", value });
    expect(read(0.123456)).toMatchObject({ value: 0.1235 });
    expect(Object.is((read(-0.00001) as { value: number }).value, 0)).toBe(true);
  });
});
