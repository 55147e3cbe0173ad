import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { unmarkedTexts } from "./testing/peoples-text";
import { sources } from "./testing/sources";

const css = readFileSync(new URL("../globals.css", import.meta.url), "utf8");

describe("what people typed", () => {
  it("is marked wherever a page shows it, so that long words wrap", () => {
    const unmarked = sources()
      .filter(({ path }) => path.endsWith(".tsx"))
      .flatMap(({ path, text }) => unmarkedTexts(path, text).map((where) => `${path}:${where}`));
    expect(unmarked).toEqual([]);
  });

  it("wraps anywhere where it is marked, and makes no box wider", () => {
    expect(css).toMatch(/\[dir="auto"\],\s*bdi \{\s*min-width: 0;\s*overflow-wrap: anywhere;/);
  });

  it("keeps its line breaks where several lines can be typed", () => {
    const several =
      /(?<!=)\{(comment\.text|work\.description|collection\.text|exhibition\.text|hung\.note|subject\.text|r\.text|appeal\.(text|reasons)|decision\.facts|notice\.data\.facts|found\.(text|restored))\}/;
    const without = sources().flatMap(({ path, text }) => {
      const lines = text.split("\n");
      return lines.flatMap((line, i) => {
        const opening = lines.slice(Math.max(0, i - 4), i + 1).join(" ");
        return several.test(line) && !opening.includes("whitespace-pre-line") ? [`${path}:${i + 1}`] : [];
      });
    });
    expect(without).toEqual([]);
  });
});

describe("the search for unmarked text", () => {
  const found = (jsx: string) => unmarkedTexts("page.tsx", `const Page = () => ${jsx};`).length;

  it("finds a title, a name in a sentence and a name from a function", () => {
    expect(found("<p>{work.title}</p>")).toBe(1);
    expect(found("<p>by {label.name}, host</p>")).toBe(1);
    expect(found("<p>{live.nameOf(actor)}</p>")).toBe(1);
    expect(found("<p>{work && <b>{work.title}</b>}</p>")).toBe(1);
  });

  it("ignores marked text, conditions and our own words", () => {
    expect(found('<p dir="auto">{work.title}</p>')).toBe(0);
    expect(found("<p>by <bdi>{label.name}</bdi></p>")).toBe(0);
    expect(found('<p>{work.title ? "named" : "unnamed"}</p>')).toBe(0);
    expect(found("<p>{RULES[rule].title}</p>")).toBe(0);
  });
});
