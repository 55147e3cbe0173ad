import { describe, expect, it } from "vitest";
import { shareOf, withWeight } from "./families-mix";

describe("a mix of families", () => {
  it("changes one weight and drops families without weight", () => {
    expect(withWeight({ tide: 1, dune: 0.5 }, "dune", 0)).toEqual({ tide: 1 });
    expect(withWeight({ tide: 1 }, "dune", 0.25)).toEqual({ tide: 1, dune: 0.25 });
  });

  it("is never empty", () => {
    expect(withWeight({ tide: 1 }, "tide", 0)).toEqual({ tide: 0.01 });
  });

  it("gives each family its share of the whole", () => {
    expect(shareOf({ tide: 1, dune: 0.25 }, "dune")).toBeCloseTo(0.2);
    expect(shareOf({ tide: 1 }, "weave")).toBe(0);
  });
});
