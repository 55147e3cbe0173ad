import { expect, it } from "vitest";
import { makersOnce } from "./makers-once";

const label = (player: string, influence: number, through: string | null, without: string | null = null) => ({
  player,
  name: player,
  influence,
  error: 0,
  declared: null,
  edits: 2,
  consent: "accepted",
  through: through ? { work: through, title: through } : null,
  without,
});

it("names a maker once, with their shares together and every work through which they have one", () => {
  const makers = makersOnce([
    label("ben", 0.4, null),
    label("ana", 0.3, "tide"),
    label("ana", 0.2, null, "w"),
    label("ana", 0.1, "bloom"),
  ]);
  expect(makers.map(({ player }) => player)).toEqual(["ana", "ben"]);
  expect(makers[0]).toMatchObject({ edits: 6, without: "w" });
  expect(makers[0]?.influence).toBeCloseTo(0.6, 10);
  expect(makers[0]?.through.map(({ work }) => work)).toEqual(["tide", "bloom"]);
});
