import { describe, expect, it } from "vitest";
import { listsIn } from "./in-list";

const names = ["Ana", "Ben", "小明"];

describe("lists", () => {
  it("are joined as each language joins them", () => {
    expect(listsIn("en").list(names)).toBe("Ana, Ben and 小明");
    expect(listsIn("de").list(names)).toBe("Ana, Ben und 小明");
    expect(listsIn("zh-TW").list(names)).toBe("Ana、Ben和小明");
    expect(listsIn("zh-TW").list(names.slice(1))).toBe("Ben和小明");
  });

  it("are rows where none is the last", () => {
    expect(listsIn("en").row(names)).toBe("Ana, Ben, 小明");
    expect(listsIn("de").row(names)).toBe("Ana, Ben, 小明");
    expect(listsIn("zh-TW").row(names)).toBe("Ana、Ben、小明");
  });

  it("of one or none are what they hold", () => {
    const { list, row } = listsIn("zh-TW");
    for (const join of [list, row]) {
      expect(join(["Ana"])).toBe("Ana");
      expect(join([])).toBe("");
    }
  });
});
