import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { machine, type Report, table } from "./report";
import type { Bench } from "./row";
import { benches } from "./rows";

/** `npm run bench [-- --only NAME] [-- --json FILE]`: measures every row that exists, both sides of a ratio in one run. */
const options = { json: { type: "string" }, only: { type: "string" } } as const;

function asked(): { json?: string; chosen: Bench[] } {
  try {
    const { json, only } = parseArgs({ options }).values;
    const chosen = benches.filter((b) => !only || b.name === only);
    if (chosen.length > 0) return { json, chosen };
  } catch {
    // What is wrong with it does not matter: below is what is right.
  }
  const names = benches.map((b) => b.name).join(", ");
  process.stderr.write(`usage: npm run bench [-- --only NAME] [--json FILE]\nNAME: ${names}\n`);
  process.exit(2);
}
const { json, chosen } = asked();

const report: Report = { machine: machine(), at: new Date().toISOString(), rows: [] };
for (const bench of chosen) {
  process.stderr.write(`measuring ${bench.name} ...\n`);
  report.rows.push(...(await bench.run()));
}
process.stdout.write(`${table(report)}\n`);
if (json) writeFileSync(json, `${JSON.stringify(report, null, 2)}\n`);
process.exit(0);
