import { describe, expect, it } from "vitest";
import { segmentsOf } from "./segments";

describe("the pulls on a fader", () => {
  it("stack outwards from zero on each side, the biggest nearest to zero", () => {
    const pulls = [
      { actor: "a", amount: 1 },
      { actor: "b", amount: -2 },
      { actor: "c", amount: 2 },
    ];
    expect(segmentsOf(pulls, -4, 4)).toEqual([
      { actor: "b", from: 0.25, to: 0.5 },
      { actor: "c", from: 0.5, to: 0.75 },
      { actor: "a", from: 0.75, to: 0.875 },
    ]);
  });

  it("are cut off at the fader's end, and left out when they are zero or wholly beyond the end", () => {
    const pulls = [
      { actor: "a", amount: 6 },
      { actor: "b", amount: 1 },
      { actor: "c", amount: 0.001 },
    ];
    expect(segmentsOf(pulls, -4, 4)).toEqual([{ actor: "a", from: 0.5, to: 1 }]);
  });
});
