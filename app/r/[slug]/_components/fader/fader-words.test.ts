import { describe, expect, it } from "vitest";
import { english } from "@/app/_words/testing/english";
import { controlWords, signed } from "./fader-words";

describe("a control's value in words", () => {
  it("says which way it is pulled and how far", () => {
    expect(controlWords(english("room"), { low: "cooler", high: "warmer" }, 1.26)).toBe("warmer, +1.3");
    expect(controlWords(english("room"), { low: "cooler", high: "warmer" }, -0.5)).toBe("cooler, \u22120.5");
  });

  it("says when nothing pulls it, and needs no words from the model", () => {
    expect(controlWords(english("room"), {}, 0.01)).toBe("as it comes");
    expect(controlWords(english("room"), {}, 2)).toBe("+2");
    expect(signed(english("room"), -0.01)).toBe("0");
    expect(signed(english("room"), 1234.5)).toBe("+1234.5");
  });
});
