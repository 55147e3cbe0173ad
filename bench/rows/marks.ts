import { emptyRecipe, stillOf } from "@/core/picture/recipe/recipe";
import { squareOf } from "@/core/picture/render/shape";
import { openStudio } from "@/server/domain/work/files/render-pixels";
import { sizedPixels } from "@/server/domain/work/files/sized-pixels";
import { createLogger } from "@/server/infra/log/logger";
import { enlarge } from "@/server/infra/marks/enlarge";
import { ATTACKS, readAfter } from "@/server/infra/marks/testing/attacks";
import { embedWatermark } from "@/server/infra/marks/watermark";
import { enlargerOf, openModels } from "@/server/infra/models";
import { createRenderPool } from "@/server/infra/render";
import type { Bench, Row } from "../row";

const ID = 0x0123456789abcdefn;
const SIZES = [256, 512, 1024, 2048] as const;
/** What works promise at 1024 px (authorship.md). */
const PROMISED = ["JPEG 50", "WebP 60", "half the size, JPEG 85", "brightness +20 %, JPEG 85"];
const seedsOf = (size: number): number => ({ 256: 12, 512: 12, 1024: 8 })[size] ?? 3;

/** What the watermark survives, for every shipped model: prints the tables of docs/marks.md. */
export const marks: Bench = {
  name: "marks",
  async run() {
    const logger = createLogger("silent");
    const pool = createRenderPool({ workers: 1, modelsDir: "models", engine: "onnx-cpu", logger });
    await pool.ready();
    const studio = openStudio({ render: pool }, "marks");
    const rows: Row[] = [];
    for (const { info, file } of (await openModels("models")).models.values()) {
      const enlarger = enlargerOf(file) ?? undefined;
      const read = new Map(ATTACKS.map(({ name }) => [name, SIZES.map(() => 0)]));
      for (const [column, size] of SIZES.entries())
        for (let seed = 1; seed <= seedsOf(size); seed++) {
          const still = stillOf(emptyRecipe(info, seed));
          const plain = await sizedPixels(
            { size, native: file.sizes.native, any: file.sizes.any, enlarger },
            { render: (side, by) => studio.pixels(still, side, by), resize: enlarge },
          );
          const marked = embedWatermark(plain, squareOf(size), ID);
          for (const attack of ATTACKS) {
            const counts = read.get(attack.name);
            if (counts && (await readAfter(attack, marked, size)) === ID)
              counts[column] = (counts[column] ?? 0) + 1;
          }
        }
      const lines = [...read].map(
        ([name, counts]) =>
          `| ${name} | ${counts.map((n, i) => `${n}/${seedsOf(SIZES[i] ?? 0)}`).join(" | ")} |`,
      );
      process.stderr.write(
        `\n${info.title}\n| attack | ${SIZES.map((s) => `${s} px`).join(" | ")} |\n|---|---|---|---|---|\n${lines.join("\n")}\n\n`,
      );
      const kept = PROMISED.reduce((sum, name) => sum + (read.get(name)?.[2] ?? 0), 0);
      const all = PROMISED.length * seedsOf(1024);
      rows.push({
        what: `watermark of ${info.title} at 1024 px: JPEG 50, WebP 60, half the size, brightness +20 %`,
        value: kept,
        unit: `of ${all} read`,
        goal: "all",
        reached: kept === all,
      });
    }
    studio.close();
    await pool.close();
    return rows;
  },
};
