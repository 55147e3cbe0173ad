import { createTranslator } from "next-intl";
import { describe, expect, it } from "vitest";
import { CATALOGUES } from "@/app/_words/catalogues";
import { listsIn } from "@/app/_words/in-list";
import type { Say } from "@/app/_words/say";
import { english } from "@/app/_words/testing/english";
import { creditLine, makersLine } from "./makers";

const t = english("works");
const german: Say<"works"> = createTranslator({
  locale: "de",
  messages: CATALOGUES.de,
  namespace: "works",
  timeZone: "UTC",
}) as never;

describe("a work's makers as a line", () => {
  it("ends with those who are not named", () => {
    const lists = listsIn("en");
    expect(makersLine(t, lists, ["Ana", "Ben"], 2)).toBe("Ana, Ben and 2 others");
    expect(makersLine(t, lists, ["Ana"], 1)).toBe("Ana and Anonymous");
    expect(makersLine(t, lists, ["Ana"], 0)).toBe("Ana");
  });

  it("is joined as the page's language joins", () => {
    expect(makersLine(t, listsIn("zh-TW"), ["Ana", "Ben", "Cy"], 0)).toBe("Ana、Ben和Cy");
  });

  it("calls a guest without a name so in the reader's language, by number", () => {
    expect(makersLine(german, listsIn("de"), ["Guest 12", "Guest 7", "Guest of honour"], 0)).toBe(
      "Gast 12, Gast 7 und Guest of honour",
    );
  });

  it("names what it was made after, alone where nobody moved anything since", () => {
    const lists = listsIn("en");
    const after = ["Slow weather", "Low tide"];
    expect(creditLine(t, lists, { names: ["Ben"], others: 0, after })).toBe(
      "Ben, after Slow weather and Low tide",
    );
    expect(creditLine(t, lists, { names: [], others: 0, after })).toBe("after Slow weather and Low tide");
  });
});
