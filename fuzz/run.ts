import fc from "fast-check";
import { refuseNetwork } from "@/server/infra/reader/no-network";
import { keep } from "./known";
import { PARSERS } from "./parsers";

/**
 * `npm run fuzz -- [SECONDS] [PARSER]`: gives every parser of strangers' bytes, or one, inputs for so long each (60 s). What breaks
 * one is made as small as it goes, kept in `fuzz/known` and tried again by the unit tests. Exit code 1 where something broke.
 */
const [seconds = "60", only] = process.argv.slice(2);
const chosen = PARSERS.filter(({ name }) => !only || name === only);
if (!(Number(seconds) > 0) || chosen.length === 0) {
  process.stderr.write(
    `usage: npm run fuzz -- [SECONDS] [PARSER]\nPARSER: ${PARSERS.map(({ name }) => name).join(", ")}\n`,
  );
  process.exit(2);
}
refuseNetwork();
let broken = false;
for (const { name, open } of chosen) {
  const { inputs, check, close } = await open();
  const began = Date.now();
  const ends = began + Number(seconds) * 1000;
  let tried = 0;
  let found: string | null = null;
  while (Date.now() < ends && !found) {
    const result = await fc.check(
      fc.asyncProperty(inputs, async (input) => check(input)),
      { numRuns: 500, interruptAfterTimeLimit: Math.max(1, ends - Date.now()) },
    );
    tried += result.numRuns;
    if (result.failed && result.counterexample) {
      const [input] = result.counterexample;
      found = `${keep(name, input)}\n${result.errorInstance instanceof Error ? result.errorInstance.stack : result.errorInstance}`;
    }
  }
  const took = Math.round((Date.now() - began) / 1000);
  process.stdout.write(
    `${name.padEnd(14)} ${tried} inputs in ${took} s: ${found ? `broken by ${found}` : "whole"}\n`,
  );
  broken ||= found !== null;
  await close?.();
}
process.exit(broken ? 1 : 0);
