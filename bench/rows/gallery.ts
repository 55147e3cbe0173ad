import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { uniforms } from "@/core/kernel/random";
import { type Database, openDatabase } from "@/prisma/client";
import { startPostgres } from "@/scripts/test/postgres.mjs";
import { listWorks, type WorkQuery } from "@/server/domain/work/list-works";
import { fillGallery, NEEDLE } from "../gallery/fill";
import type { Bench, Row } from "../row";
import { percentile, round } from "../statistics";

const WORKS = 100_000;
const ASKED = 40;
const GOAL_MS = 50;

const ASKS: readonly [what: string, query: (random: () => number) => WorkQuery][] = [
  ["the first page", () => ({})],
  ["a search for two words that many have", () => ({ search: "night harbour" })],
  ["a search for a word that one has", () => ({ search: NEEDLE })],
  ["a search for a word that none has", () => ({ search: "qqzx" })],
  ["by colour", (random) => ({ hue: Math.floor(random() * 360) })],
  ["by colour, most applauded first", (random) => ({ hue: Math.floor(random() * 360), sort: "applauded" })],
  ["most applauded first", () => ({ sort: "applauded" })],
  ["of one person", () => ({ person: "p7" })],
];

/** A hundred thousand works in the gallery: what the wall asks the database, on both. */
export const gallery: Bench = {
  name: "gallery",
  async run() {
    const folder = mkdtempSync(join(tmpdir(), "cohue-bench-"));
    const postgres = await startPostgres();
    try {
      return [
        ...(await measure("PostgreSQL", await openDatabase(postgres.url), WORKS)),
        ...(await measure("SQLite", await openDatabase(`file:${join(folder, "bench.db")}`), WORKS)),
      ];
    } finally {
      await postgres.stop();
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

async function measure(on: string, database: Database, works: number): Promise<Row[]> {
  await fillGallery(database, works);
  const rows: Row[] = [];
  for (const [what, query] of ASKS) {
    const before = process.cpuUsage();
    const times = await timesOf(database, query);
    const { user, system } = process.cpuUsage(before);
    const p95 = percentile(times, 95);
    rows.push({
      what: `gallery on ${on}: ${what}`,
      value: round(p95, 1),
      unit: "ms p95",
      goal: `<= ${GOAL_MS} ms`,
      reached: p95 <= GOAL_MS,
      // On a busy machine the clock says how busy it is; this says what asking costs. PostgreSQL's own share is not in it.
      notes: `p50 ${round(percentile(times, 50), 1)} ms, least ${round(Math.min(...times), 1)} ms, ${round((user + system) / 1000 / (ASKED + 1), 1)} ms of this process's processor; ${works.toLocaleString("en")} works`,
    });
  }
  await database.close();
  return rows;
}

/** Milliseconds of each of some questions, after one that warms up. */
export async function timesOf(
  database: Database,
  query: (random: () => number) => WorkQuery,
): Promise<number[]> {
  const random = uniforms(7);
  const times: number[] = [];
  await listWorks({ database }, query(random));
  for (let i = 0; i < ASKED; i++) {
    const asked = query(random);
    const began = performance.now();
    await listWorks({ database }, asked);
    times.push(performance.now() - began);
  }
  return times;
}
