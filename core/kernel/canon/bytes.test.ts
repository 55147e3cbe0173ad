import { describe, expect, it } from "vitest";
import { canonicalBytes } from "./bytes";
import { canonicalJson } from "./jcs";

const inText = (value: unknown) => new TextEncoder().encode(canonicalJson(value)).length;

describe("the bytes of canonical JSON", () => {
  it.each([
    null,
    true,
    false,
    0,
    -0,
    1e21,
    1e-7,
    -8.1234,
    "",
    "plain",
    'a "quoted" \\ word\n',
    "Zoë 🙂 \u0000 €",
    [],
    [1],
    [1, [2, []], {}],
    {},
    { a: 1 },
    { é: undefined, b: [null, { c: "x" }], a: undefined },
  ])("of %j are those of its text", (value) => {
    expect(canonicalBytes(value)).toBe(inText(value));
    // Remembered, and still the same.
    expect(canonicalBytes(value)).toBe(inText(value));
  });

  it("are counted again only for the parts that were replaced", () => {
    const shared = { deep: Array.from({ length: 100 }, (_, i) => ({ i })) };
    const before = { shared, small: 1 };
    const after = { ...before, small: "longer" };
    expect([canonicalBytes(before), canonicalBytes(after)]).toEqual([inText(before), inText(after)]);
  });

  it("cannot be counted for a value without a canonical form", () => {
    for (const value of [undefined, 1n, () => 1]) expect(() => canonicalBytes(value)).toThrow(TypeError);
  });
});
