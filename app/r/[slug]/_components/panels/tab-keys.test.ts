import { describe, expect, it } from "vitest";
import { tabAt } from "./tab-keys";

const TABS = ["directions", "hands", "loop"] as const;

describe("keys among tabs", () => {
  it("go on to the next and back to the one before, and from an end to the other", () => {
    expect(tabAt("ArrowRight", TABS, "directions")).toBe("hands");
    expect(tabAt("ArrowRight", TABS, "loop")).toBe("directions");
    expect(tabAt("ArrowLeft", TABS, "directions")).toBe("loop");
  });

  it("go the other way where one reads from right to left", () => {
    expect(tabAt("ArrowRight", TABS, "hands", true)).toBe("directions");
    expect(tabAt("ArrowLeft", TABS, "hands", true)).toBe("loop");
  });

  it("lead to the first and the last", () => {
    expect(tabAt("Home", TABS, "loop")).toBe("directions");
    expect(tabAt("End", TABS, "directions")).toBe("loop");
  });

  it("leave all other keys to whoever they are for", () => {
    expect(["ArrowUp", "Enter", "a", "Tab"].map((key) => tabAt(key, TABS, "hands"))).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });
});
