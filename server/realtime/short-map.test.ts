import { expect, it } from "vitest";
import { ShortMap } from "./short-map";

/** What both say after a step. */
const seen = (map: ShortMap<string, number> | Map<string, number>) => ({
  size: map.size,
  has: ["a", "b", "c"].map((key) => map.has(key)),
  values: ["a", "b", "c"].map((key) => map.get(key)),
  all: [...map.values()],
});

it("answers as a Map does, with none, one and more entries", () => {
  const short = new ShortMap([["a", 1]]);
  const map = new Map([["a", 1]]);
  const steps: ((of: typeof short | typeof map) => unknown)[] = [
    (of) => of.delete("b"),
    (of) => of.set("a", 2).get("a"),
    (of) => of.delete("a"),
    (of) => of.delete("a"),
    (of) => of.set("b", 3).get("b"),
    (of) => of.set("a", 4).get("a"),
    (of) => of.set("c", 5).get("c"),
    (of) => of.delete("b"),
    (of) => of.clear(),
    (of) => of.set("c", 6).get("c"),
  ];
  expect(seen(short)).toEqual(seen(map));
  for (const step of steps) {
    expect(step(short)).toEqual(step(map));
    expect(seen(short)).toEqual(seen(map));
  }
});
