import { percentile } from "../statistics";
import type { Fault } from "./fault";
import type { Played } from "./play";

export const HEADINGS = [
  "fault",
  "times",
  "edits go on after, s: median / worst",
  "frames: median / worst",
  "settled picture: worst",
  "promised",
  "what people were told",
  "wrong",
];
const WIDTHS = [52, 5, 12, 12, 6, 4];

const seconds = (ms: number): string => (ms / 1000).toFixed(1);

export function cellsOf({ name, within }: Fault, played: readonly Played[]): string[] {
  const wait = (of: "edits" | "frames") => {
    const all = played.map((one) => one[of]);
    return `${seconds(percentile(all, 50))} / ${seconds(Math.max(...all))}`;
  };
  const told = [...new Set(played.flatMap((one) => one.told))];
  const notes = [...new Set(played.flatMap(({ note }) => note ?? []))];
  const wrong = played.flatMap((one) => one.wrong);
  return [
    name,
    String(played.length),
    wait("edits"),
    wait("frames"),
    seconds(Math.max(...played.map(({ picture }) => picture))),
    String(within),
    [told.join(", ") || "nothing", ...notes].join("; "),
    wrong.length === 0 ? "nothing" : [...new Set(wrong)].join("; "),
  ];
}

export const inMarkdown = (cells: readonly string[], isHead = false): string =>
  `| ${cells.join(" | ")} |\n${isHead ? `|${"---|".repeat(cells.length)}\n` : ""}`;

export const inLine = (cells: readonly string[]): string =>
  `${cells.map((cell, i) => cell.padEnd(WIDTHS[i] ?? 0)).join("  ")}\n`;
