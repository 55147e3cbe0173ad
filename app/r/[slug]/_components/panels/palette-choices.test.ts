import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { inEnglish } from "@/app/_words/testing/in-english";
import { PaletteChoices } from "./palette-choices";

const drawn = (chosen: readonly string[] | null) =>
  renderToStaticMarkup(inEnglish(createElement(PaletteChoices, { chosen, onChoose: () => {} })));
const INK = ["#0d0d0d", "#3a3a3a", "#7d7b77", "#c9c5bc", "#f6f2e8"];

describe("the palettes to choose from", () => {
  it("stay in view when one is chosen, and the chosen one is marked", () => {
    for (const html of [drawn(null), drawn(INK), drawn(["#ffffff"])])
      expect(html.match(/<button/g)).toHaveLength(5);
    expect(drawn(INK).match(/aria-pressed="true"/g)).toHaveLength(1);
    expect(drawn(["#ffffff"])).not.toContain('aria-pressed="true"');
  });
});
