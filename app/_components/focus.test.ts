import { expect, it } from "vitest";
import { filesNaming } from "./testing/sources";

it("the mark of a chosen item never replaces the focus outline", () => {
  expect(filesNaming(/(?<![\w:-])((aria|data)-\[?[\w=-]+\]?:)+outline-(?!offset)/)).toEqual([]);
  expect(filesNaming(/not-focus-visible:aria-pressed:outline-ink/)).not.toEqual([]);
});

it("nothing is disabled while it works: whatever had the focus would lose it", () => {
  expect(
    filesNaming(/(?<!aria-)\bdisabled=\{([^}]*\|\| )?(busy|[\w.]*isPending|saving|sending)( !== null)?\}/),
  ).toEqual([]);
});
