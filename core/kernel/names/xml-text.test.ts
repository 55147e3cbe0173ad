import { expect, it } from "vitest";
import { xmlText } from "./xml-text";

it("escapes what XML reads as markup", () => {
  expect(xmlText(`<a href="x">Tom & 'Ana'</a>`)).toBe(
    "&lt;a href=&quot;x&quot;&gt;Tom &amp; &apos;Ana&apos;&lt;/a&gt;",
  );
});

it.each([
  ["a control", "\u0000"],
  ["a control of the second set", "\u0085"],
  ["half of a character", "\uD83C"],
  ["U+FFFE", "\uFFFE"],
  ["U+FFFF", "\uFFFF"],
])("leaves out %s, which no XML may hold", (_, character) => {
  expect(xmlText(`a${character}b`)).toBe("ab");
});

it("keeps every other character, line breaks and characters beyond the first plane among them", () => {
  const text = "Zeile 1\n\tĳ سلام 漢字 𝒜 🏴\u200D";
  expect(xmlText(text)).toBe(text);
});
