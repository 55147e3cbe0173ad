import { describe, expect, it } from "vitest";
import { heldOutShare, nearestRows, readNeighbours } from "./neighbours";
import { neighboursFile } from "./testing/neighbours-file";

const HEADER = { count: 3, dims: 2, offset: [1, 0], scale: [0.5, 0.1], heldOut: [1, 2, 3, 4] };
const ROWS = [0, 0, 10, 0, -5, 5];

describe("neighbours.bin", () => {
  it("gives the nearest training rows first, in units of the training images' spread", () => {
    const neighbours = readNeighbours(neighboursFile(HEADER, ROWS));
    // Features [6, 0] are (10, 0) in eight bits.
    const found = nearestRows(neighbours, Float32Array.of(6, 0), 2);
    expect(found.map(({ row }) => row)).toEqual([1, 0]);
    expect(found.map(({ distance }) => distance)).toEqual([0, 10]);
    expect(() => nearestRows(neighbours, new Float32Array(3), 1)).toThrow("3 features; expected 2");
  });

  it("says how many held-out images are nearer than a distance", () => {
    expect(heldOutShare(HEADER, 2.5)).toBe(0.5);
    expect(heldOutShare(HEADER, 0.5)).toBe(0);
    expect(heldOutShare({ heldOut: [] }, 1)).toBeNull();
  });

  it("is refused with what was expected and what was found", () => {
    const refused = (bytes: Uint8Array) => () => readNeighbours(bytes);
    expect(refused(new TextEncoder().encode("what"))).toThrow("does not begin with CNB1");
    expect(refused(new TextEncoder().encode("CNB1"))).toThrow("header that cannot be read");
    expect(refused(neighboursFile(HEADER, ROWS.slice(1)))).toThrow("holds 5 numbers; expected 3 x 2");
    expect(refused(neighboursFile({ ...HEADER, scale: [1] }, ROWS))).toThrow(
      "of 2 and 1 features; expected 2",
    );
  });
});
