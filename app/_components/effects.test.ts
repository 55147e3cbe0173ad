import { expect, it } from "vitest";
import { filesNaming } from "./testing/sources";

it("no effect returns what a method of the browser returns: some answer with a promise, and React would call it as what undoes the effect", () => {
  expect(
    filesNaming(
      /useEffect\(\s*\(\) =>\s*[\w.?!]+\.(focus|blur|scroll\w*|play|pause|click|select|show\w*|animate)\(/,
    ),
  ).toEqual([]);
});
