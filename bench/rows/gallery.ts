import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { uniforms } from "@/core/kernel/random";
import { openDatabase } from "@/prisma/client";
import { listWorks, type WorkQuery } from "@/server/domain/work/list-works";
import type { Bench, Row } from "../row";
import { percentile, round } from "../statistics";

const WORKS = 1000;
const ASKED = 40;
const WORDS = ["night", "salt", "dune", "tide", "ember", "harbour", "moss", "slow", "weather", "garden"];

/** A thousand works in the gallery: the wall's first page and a search, on the server. */
export const gallery: Bench = {
  name: "gallery",
  async run() {
    const folder = mkdtempSync(join(tmpdir(), "cohue-bench-"));
    const { db, close } = await openDatabase(`file:${join(folder, "bench.db")}`);
    const random = uniforms(1);
    const word = () => WORDS[Math.floor(random() * WORDS.length)] ?? "";
    for (let i = 0; i < WORKS; i++) {
      const id = i.toString(16).padStart(16, "0");
      const title = `${word()} ${word()} ${i}`;
      await db.work.create({
        data: {
          id,
          moment: id,
          room: "r",
          seq: i,
          status: "published",
          title,
          licence: "CC-BY-4.0",
          version: 1,
          publisher: "a",
          modelId: "fields",
          classes: "tide bloom",
          colours: "#112233 #445566",
          hue: Math.floor(random() * 360),
          text: title,
          publishedAt: new Date(1_700_000_000_000 + i * 60_000),
          credits: {
            create: [0, 1].map((k) => ({
              player: `p${(i + k) % 50}`,
              influence: 0.5,
              error: 0,
              edits: 3,
              consent: "accepted",
            })),
          },
        },
      });
    }
    const time = async (what: string, query: WorkQuery): Promise<Row> => {
      const times: number[] = [];
      for (let i = 0; i < ASKED; i++) {
        const began = performance.now();
        await listWorks({ database: { db } }, query);
        times.push(performance.now() - began);
      }
      const p95 = percentile(times, 95);
      return {
        what,
        value: round(p95, 1),
        unit: "ms p95",
        goal: "<= 200 ms",
        reached: p95 <= 200,
        notes: `p50 ${round(percentile(times, 50), 1)} ms, ${WORKS} works, SQLite`,
      };
    };
    const rows = [
      await time("gallery: the first page", {}),
      await time("gallery: a search for two words", { search: "night harbour" }),
      await time("gallery: by colour, most applauded first", { hue: 200, sort: "applauded" }),
    ];
    await close();
    rmSync(folder, { recursive: true, force: true });
    return rows;
  },
};
