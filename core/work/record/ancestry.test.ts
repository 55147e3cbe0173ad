import { expect, it } from "vitest";
import { layOut } from "./ancestry";

const line = (parent: string, child: string) => ({ parent, child, kind: "remix" });
const columns = (centre: string, ...lines: ReturnType<typeof line>[]) =>
  Object.fromEntries(layOut(centre, lines).map(({ id, column }) => [id, column]));

it("a work without relatives is drawn alone", () => {
  expect(layOut("a", [])).toEqual([{ id: "a", column: 0, row: 0 }]);
});

it("parents are drawn before the works made from them, and children after, generation by generation", () => {
  expect(columns("c", line("a", "b"), line("b", "c"), line("c", "d"), line("d", "e"))).toEqual({
    a: 0,
    b: 1,
    c: 2,
    d: 3,
    e: 4,
  });
});

it("a work that is both parent and grandparent is drawn where every line goes forward", () => {
  expect(columns("c", line("a", "c"), line("a", "b"), line("b", "c"))).toEqual({ a: 0, b: 1, c: 2 });
  expect(columns("a", line("a", "c"), line("a", "b"), line("b", "c"))).toEqual({ a: 0, b: 1, c: 2 });
});

it("two works of one generation are drawn under each other", () => {
  expect(layOut("c", [line("a", "c"), line("b", "c")])).toEqual([
    { id: "c", column: 1, row: 0 },
    { id: "a", column: 0, row: 0 },
    { id: "b", column: 0, row: 1 },
  ]);
});

it("a circle of parents does not loop for ever", () => {
  expect(layOut("a", [line("a", "b"), line("b", "a")]).map(({ id }) => id)).toEqual(["a", "b"]);
});
