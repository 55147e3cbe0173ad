import { expect, it } from "vitest";
import { comings } from "./comings";

it("who came and who left is said by name, and never about me", () => {
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
