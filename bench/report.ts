import { cpus, platform, totalmem } from "node:os";
import type { Row } from "./row";

export type Report = {
  machine: { cores: number; cpu: string; memoryGiB: number; platform: string; node: string };
  at: string;
  rows: Row[];
};

export const machine = (): Report["machine"] => ({
  cores: cpus().length,
  cpu: cpus()[0]?.model.trim() ?? "unknown",
  memoryGiB: Math.round(totalmem() / 2 ** 30),
  platform: platform(),
  node: process.version,
});

/** The machine in one line. */
export const machineInWords = ({ cpu, cores, memoryGiB, node }: Report["machine"] = machine()): string =>
  `${cpu}, ${cores} cores, ${memoryGiB} GiB, Node ${node}`;

/** The report as a table in Markdown, so that it can be pasted where it is needed. */
export function table({ machine, rows }: Report): string {
  const lines = rows.map((row) => {
    const against = row.against ? `${row.against.value} ${row.against.unit} (${row.against.what})` : "";
    return `| ${row.what} | ${row.value} ${row.unit} | ${against} | ${row.goal} | ${row.reached ? "yes" : "**no**"} | ${row.notes ?? ""} |`;
  });
  return [
    machineInWords(machine),
    "",
    "| what | measured | beside it | reach | reached | notes |",
    "|---|---|---|---|---|---|",
    ...lines,
  ].join("\n");
}
