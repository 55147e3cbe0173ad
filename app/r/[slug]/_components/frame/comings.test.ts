import { expect, it } from "vitest";
import { comings } from "./comings";

it("names who came and who left, but never me", () => {
  const before = new Map([
    ["a", "Ana"],
    ["b", "Ben"],
  ]);
  const now = new Map([
    ["a", "Ana"],
    ["c", "Cleo"],
    ["me", "Me"],
  ]);
  expect(comings(before, now, "me")).toEqual(["Cleo came in.", "Ben left."]);
});
