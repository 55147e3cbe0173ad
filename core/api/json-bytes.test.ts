import { expect, it } from "vitest";
import { jsonBytes } from "./json-bytes";

it.each([
  [{ title: "A room", seq: 12, members: [{ name: "Una" }, { name: "Otto" }], parent: null, open: true }],
  [Array.from({ length: 300 }, (_, i) => ({ seq: i, kind: "contribution", value: i / 7 }))],
  ["words"],
  [null],
])("comes near what JSON of it takes", (value) => {
  const bytes = JSON.stringify(value).length;
  const counted = jsonBytes(value, Number.POSITIVE_INFINITY);
  expect(counted).toBeGreaterThan(bytes * 0.9);
  expect(counted).toBeLessThan(bytes * 1.2 + 4);
});

it("stops counting soon after the limit", () => {
  const read: number[] = [];
  const items = Array.from({ length: 1_000 }, (_, i) => ({
    get text() {
      read.push(i);
      return "x".repeat(100);
    },
  }));
  expect(jsonBytes(items, 1_000)).toBeGreaterThan(1_000);
  expect(read.length).toBeLessThan(20);
});
