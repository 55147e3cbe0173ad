import { expect, it } from "vitest";
import { STAYS_MS, stillShown, withAct } from "./acts";

const act = (actor: string, what: string, at: number) => ({ actor, what, at });

it("a person has one place on the stage, which shows the last thing that they did", () => {
  const acts = [act("ana", "Warmth", 0), act("ben", "Seed", 10), act("ana", "Detail", 20)];
  const shown = acts.reduce(withAct, [] as ReturnType<typeof withAct>);
  expect(shown.map(({ actor, what }) => [actor, what])).toEqual([
    ["ana", "Detail"],
    ["ben", "Seed"],
  ]);
});

it("a name goes some time after the last thing that its person did", () => {
  const acts = [act("ana", "Warmth", 0), act("ben", "Seed", 1000)];
  expect(stillShown(acts, STAYS_MS - 1)).toHaveLength(2);
  expect(stillShown(acts, STAYS_MS).map(({ actor }) => actor)).toEqual(["ben"]);
});
