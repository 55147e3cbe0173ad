import { expect, it } from "vitest";
import { layOut } from "./ancestry";

const line = (parent: string, child: string) => ({ parent, child, kind: "remix" });
const columns = (centre: string, ...lines: ReturnType<typeof line>[]) =>
  Object.fromEntries(layOut(centre, lines).map(({ id, column }) => [id, column]));

it("a work by itself stands alone", () => {
  expect(layOut("a", [])).toEqual([{ id: "a", column: 0, row: 0 }]);
});

it("parents stand before what was made from them, and children after, generation by generation", () => {
  expect(columns("c", line("a", "b"), line("b", "c"), line("c", "d"), line("d", "e"))).toEqual({
    a: 0,
    b: 1,
    c: 2,
    d: 3,
    e: 4,
  });
});

it("who is both parent and grandparent stands where every line goes forward", () => {
  expect(columns("c", line("a", "c"), line("a", "b"), line("b", "c"))).toEqual({ a: 0, b: 1, c: 2 });
  expect(columns("a", line("a", "c"), line("a", "b"), line("b", "c"))).toEqual({ a: 0, b: 1, c: 2 });
});

it("two of one generation stand under each other", () => {
  expect(layOut("c", [line("a", "c"), line("b", "c")])).toEqual([
    { id: "c", column: 1, row: 0 },
    { id: "a", column: 0, row: 0 },
    { id: "b", column: 0, row: 1 },
  ]);
});

it("a ring ends", () => {
  expect(layOut("a", [line("a", "b"), line("b", "a")]).map(({ id }) => id)).toEqual(["a", "b"]);
});
