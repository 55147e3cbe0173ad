import { expect, it } from "vitest";
import { mixedOwners } from "./crash-log";

const heard = (...owners: [number, string][]) => ({ owners: new Map(owners) });

it("one owner after another is right, whoever heard what", () => {
  expect(mixedOwners([heard([1, "a"], [2, "a"], [4, "b"]), heard([2, "a"], [3, "b"])])).toEqual([]);
});

it("an event that two owners told is named, and so is an owner that goes on after it was replaced", () => {
  expect(mixedOwners([heard([1, "a"]), heard([1, "b"])])).toEqual(["event 1 was told by two owners"]);
  expect(mixedOwners([heard([1, "a"], [2, "b"], [3, "a"])])).toEqual([
    "an owner that was replaced told event 3",
  ]);
});
