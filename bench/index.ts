import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { machine, type Report, table } from "./report";
import type { Bench } from "./row";
import { benches } from "./rows";

/** `npm run bench [-- --only NAME] [-- --json FILE]`: measures every row that exists, both sides of a ratio in one run. */
const { values } = parseArgs({ options: { json: { type: "string" }, only: { type: "string" } } });
const chosen: Bench[] = benches.filter((b) => !values.only || b.name === values.only);
if (chosen.length === 0)
  throw new Error(`no such bench; there are: ${benches.map((b) => b.name).join(", ")}`);

const report: Report = { machine: machine(), at: new Date().toISOString(), rows: [] };
for (const bench of chosen) {
  process.stderr.write(`measuring ${bench.name} ...\n`);
  report.rows.push(...(await bench.run()));
}
process.stdout.write(`${table(report)}\n`);
if (values.json) writeFileSync(values.json, `${JSON.stringify(report, null, 2)}\n`);
process.exit(0);
