import { describe, expect, it } from "vitest";
import { hangInRooms } from "./rooms";

const works = (notes: string) => [...notes].map((c, i) => ({ id: i, note: c === "n" ? "a note" : "" }));
const plan = (notes: string) =>
  hangInRooms(works(notes)).map(({ spreads }) =>
    spreads.map((s) => (s.kind === "lead" ? "lead" : s.works.length)),
  );

describe("hanging works in rooms", () => {
  it("gives a work with a note a wall of its own, and hangs the others in even rows", () => {
    expect(plan("n...")).toEqual([["lead", 3]]);
    expect(plan("....")).toEqual([[2, 2]]);
    expect(plan(".")).toEqual([[1]]);
    expect(plan("")).toEqual([]);
  });

  it("starts a new room before the seventh work or the fourth stretch of wall", () => {
    expect(plan(".........")).toEqual([[3, 3], [3]]);
    expect(plan("nnnnn")).toEqual([
      ["lead", "lead", "lead"],
      ["lead", "lead"],
    ]);
  });

  it("keeps every work, in the curator's order", () => {
    for (const notes of ["n..n....n", "........n", "nn.nn.....nn"]) {
      const hung = hangInRooms(works(notes)).flatMap(({ spreads }) =>
        spreads.flatMap((s) => (s.kind === "lead" ? [s.work.id] : s.works.map((w) => w.id))),
      );
      expect(hung).toEqual([...notes].map((_, i) => i));
    }
  });
});
