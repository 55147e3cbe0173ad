import { expect, it } from "vitest";
import { english } from "@/app/_words/testing/english";
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
  expect(comings(english("room"), before, now, "me")).toEqual(["Cleo came in.", "Ben left."]);
});
