import { parseArgs } from "node:util";
import { z } from "zod";
import { machineInWords } from "../report";
import { percentile, round } from "../statistics";
import { type LoadResult, runLoad } from "./run-load";

/**
 * `npm run load [-- --url URL --rooms R --members M --rate EDITS --seconds S --metrics URL]`: members who edit, against a running instance. Exit code 0
 * where every acknowledged edit is in its room's log, 1 where one is missing or nobody could come in, 2 for a wrong call.
 */
const whole = (most: number) => z.coerce.number().int().min(1).max(most);
const Options = z
  .object({
    url: z.url().default("http://127.0.0.1:3000"),
    metrics: z.url().optional(),
    rooms: whole(500).default(4),
    members: whole(100).default(4),
    rate: z.coerce.number().min(0.1).max(20).default(4),
    seconds: whole(3_600).default(20),
  })
  .refine(({ rooms, members }) => rooms * members <= 1_500, "rooms times members are 1500 at most");

const USAGE =
  "usage: npm run load [-- --url URL --rooms 1..500 --members 1..100 --rate 0.1..20 --seconds 1..3600 --metrics URL], at most 1500 members in all\n";

function asked(): z.infer<typeof Options> {
  const text = { type: "string" } as const;
  try {
    const options = { url: text, metrics: text, rooms: text, members: text, rate: text, seconds: text };
    return Options.parse(parseArgs({ options }).values);
  } catch {
    process.stderr.write(USAGE);
    process.exit(2);
  }
}

const times = (sample: readonly number[]): string =>
  sample.length === 0
    ? "none"
    : [50, 95, 99].map((p) => `p${p} ${Math.round(percentile(sample, p))} ms`).join(", ");

function inWords(result: LoadResult): string {
  const { seconds, server, errors, missing } = result;
  const lines: [string, string][] = [
    [
      "edits written, acknowledged",
      `${result.written}, ${result.acknowledged} (newer values replace what waits to be sent)`,
    ],
    ["edit to ack", times(result.acks)],
    ["edit to another member's frame", times(result.frames)],
    [
      "frames delivered",
      `${result.framesDelivered} (${round(result.framesDelivered / seconds, 1)} a second)`,
    ],
    ["settled pictures delivered", String(result.settled)],
    ["rooms without the last picture", String(result.unshown)],
    ["connections that came back", String(result.reconnects)],
    [
      "server's process",
      server
        ? `${round((100 * server.cpuSeconds) / seconds, 1)} % of a core, ${Math.round(server.memoryBytes / 2 ** 20)} MiB, event loop p99 ${round(server.eventLoopP99 * 1000, 1)} ms (render processes not counted)`
        : "not told: name its /metrics with --metrics",
    ],
    [
      "errors",
      errors.size === 0 ? "none" : [...errors].map(([why, count]) => `${count} × ${why}`).join("; "),
    ],
    [
      "acknowledged edits missing from logs",
      missing.length === 0 ? "none" : `${missing.length}\n${missing.join("\n")}`,
    ],
  ];
  return lines.map(([what, value]) => `${what.padEnd(38)} ${value}\n`).join("");
}

const options = asked();
const url = options.url.replace(/\/$/, "");
process.stdout.write(
  `${options.rooms} rooms x ${options.members} members, ${options.rate} edits a second each, ${options.seconds} s, on ${url}; clients on ${machineInWords()}\n`,
);
try {
  const result = await runLoad({ ...options, url, metrics: options.metrics ?? `${url}/metrics` });
  process.stdout.write(inWords(result));
  process.exit(result.missing.length === 0 && result.acknowledged > 0 ? 0 : 1);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exit(1);
}
