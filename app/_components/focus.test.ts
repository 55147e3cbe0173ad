import { expect, it } from "vitest";
import { filesNaming } from "./testing/sources";

it("what is chosen never takes the place of the outline that shows where the focus is", () => {
  expect(filesNaming(/(?<![\w:-])((aria|data)-\[?[\w=-]+\]?:)+outline-(?!offset)/)).toEqual([]);
  expect(filesNaming(/not-focus-visible:aria-pressed:outline-ink/)).not.toEqual([]);
});
