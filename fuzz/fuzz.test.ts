import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { knownOf } from "./known";
import { PARSERS } from "./parsers";

/** The same inputs each time; `npm run fuzz` tries others for as long as it is asked to. */
const SEED = 20261128;

describe.each(PARSERS)("$name: what a stranger may send", ({ name, runs, open }) => {
  it(`holds for ${runs} damaged inputs, and for those that broke it once`, async () => {
    const { inputs, check, close } = await open();
    for (const input of knownOf(name)) await check(input);
    await fc.assert(
      fc.asyncProperty(inputs, async (input) => check(input)),
      { seed: SEED, numRuns: runs },
    );
    await close?.();
  });
});

it("every parser has a name of its own", () => {
  expect(new Set(PARSERS.map(({ name }) => name)).size).toBe(PARSERS.length);
});
