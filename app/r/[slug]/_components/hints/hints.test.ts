import { expect, it } from "vitest";
import { HINTS, nextHint, readDone } from "./hints";

it("hints come one after another, and what was done already is skipped", () => {
  expect(nextHint([])).toBe("pull");
  expect(nextHint(["pull"])).toBe("surprise");
  expect(nextHint(["surprise"])).toBe("pull");
  expect(nextHint(["surprise", "pull"])).toBe("keys");
  expect(nextHint(HINTS)).toBeNull();
});

it("what is kept is read again, and nonsense is nothing", () => {
  expect(readDone(HINTS.join(" "))).toEqual([...HINTS]);
  for (const kept of [null, "", "[object Object]", "pulled"]) expect(readDone(kept)).toEqual([]);
});
