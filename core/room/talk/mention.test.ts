import { describe, expect, it } from "vitest";
import { completed, mentionAt, mentions, namesFor, partsOf } from "./mention";

const NAMES = ["Ana", "Anastasia", "Ana Lee", "Ben", "宋儀", "Jörg"];

describe("while one types", () => {
  it("an @ after a space or at the start asks for a name, up to the caret", () => {
    expect(mentionAt("@an", 3)).toEqual({ from: 0, query: "an" });
    expect(mentionAt("look @Ana L", 11)).toEqual({ from: 5, query: "Ana L" });
    expect(mentionAt("look @an there", 8)).toEqual({ from: 5, query: "an" });
  });

  it("an address of mail, or a line without an @, asks for none", () => {
    expect(mentionAt("ana@example.org", 15)).toBeNull();
    expect(mentionAt("hello", 5)).toBeNull();
    expect(mentionAt("@ana", 0)).toBeNull();
  });

  it("names are offered that begin so, then those with such a word, and none that is whole", () => {
    expect(namesFor("an", NAMES)).toEqual(["Ana", "Anastasia", "Ana Lee"]);
    expect(namesFor("LEE", NAMES)).toEqual(["Ana Lee"]);
    expect(namesFor("ben", NAMES)).toEqual([]);
    expect(namesFor("宋", NAMES)).toEqual(["宋儀"]);
    expect(namesFor("", NAMES)).toEqual(NAMES);
  });

  it("a name takes the place of what was typed of it", () => {
    expect(completed("look @an there", { from: 5, query: "an" }, "Ana Lee")).toEqual({
      text: "look @Ana Lee there",
      caret: 14,
    });
  });
});

describe("a line", () => {
  it("is taken apart into mentions and all else, the longest name first", () => {
    expect(partsOf("hey @Ana Lee, @ben and @nobody", NAMES)).toEqual([
      { text: "hey ", name: null },
      { text: "@Ana Lee", name: "Ana Lee" },
      { text: ", ", name: null },
      { text: "@ben", name: "Ben" },
      { text: " and @nobody", name: null },
    ]);
  });

  it("mentions whole names only, in any case", () => {
    expect(mentions("@ANA look", "Ana", NAMES)).toBe(true);
    expect(mentions("@Anastasia look", "Ana", NAMES)).toBe(false);
    expect(mentions("@JÖRG!", "Jörg", NAMES)).toBe(true);
    expect(mentions("mail ana@ben.org", "Ben", NAMES)).toBe(false);
    expect(mentions("", "Ana", [])).toBe(false);
  });

  it("loses nothing", () => {
    for (const text of ["@", "@@Ana", "a @Ana@Ben", "@宋儀 好", "  @Ana  "])
      expect(
        partsOf(text, NAMES)
          .map((part) => part.text)
          .join(""),
      ).toBe(text);
  });
});
