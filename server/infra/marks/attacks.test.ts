import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { emptyRecipe, stillOf } from "@/core/picture/recipe/recipe";
import { squareOf } from "@/core/picture/render/shape";
import { openStudio, type Studio } from "@/server/domain/work/files/render-pixels";
import { sizedPixels } from "@/server/domain/work/files/sized-pixels";
import { createLogger } from "@/server/infra/log/logger";
import { enlargerOf, openModels } from "@/server/infra/models";
import { createRenderPool, type RenderPool } from "@/server/infra/render";
import { enlarge } from "./enlarge";
import { ATTACKS, readAfter } from "./testing/attacks";
import { embedWatermark } from "./watermark";

const ID = 0x0123456789abcdefn;
/** Pictures a size: `npm run bench -- --only marks` measures all that the tables count. */
const SEEDS = { 256: [1, 2, 3], 512: [1, 2], 1024: [1, 2], 2048: [1] } as const;
const SIZES = [256, 512, 1024, 2048] as const;
type Cell = readonly [read: number, of: number];

/** A model's table in docs/marks.md: how many of how many were read, by attack, in the order of sizes. */
function documented(title: string): Map<string, Cell[]> {
  const [, section = ""] = readFileSync("docs/marks.md", "utf8").split(`### ${title}\n`);
  const rows = (section.split("\n\n")[0] ?? "").matchAll(/^\| ([^|]+) \|((?: \d+\/\d+ \|){4})$/gm);
  return new Map(
    [...rows].map(([, name = "", cells = ""]): [string, Cell[]] => [
      name,
      [...cells.matchAll(/(\d+)\/(\d+)/g)].map(([, read, of]): Cell => [Number(read), Number(of)]),
    ]),
  );
}

let pool: RenderPool;
let studio: Studio;
beforeAll(async () => {
  pool = createRenderPool({
    workers: 1,
    modelsDir: "models",
    engine: "onnx-cpu",
    logger: createLogger("silent"),
  });
  await pool.ready();
  studio = openStudio({ render: pool }, "marks");
});
afterAll(async () => {
  studio.close();
  await pool.close();
});

describe.each(["fields", "landscapes-sketch"])(
  "what the watermark of %s survives, as docs/marks.md says",
  (id) => {
    it.each(SIZES)("at %d px: what is always read is, and what never is, is not", async (size) => {
      const model = (await openModels("models")).models.get(id as never);
      if (!model) throw new Error(`${id} is shipped`);
      const { native, any } = model.file.sizes;
      const enlarger = enlargerOf(model.file) ?? undefined;
      const table = documented(model.info.title);
      expect([...table.keys()]).toEqual(ATTACKS.map(({ name }) => name));
      for (const seed of SEEDS[size]) {
        const still = stillOf(emptyRecipe(model.info, seed));
        const plain = await sizedPixels(
          { size, native, any, enlarger },
          { render: (side, by) => studio.pixels(still, side, by), resize: enlarge },
        );
        const marked = embedWatermark(plain, squareOf(size), ID);
        for (const attack of ATTACKS) {
          const [read = 0, of = 0] = table.get(attack.name)?.[SIZES.indexOf(size)] ?? [];
          const found = await readAfter(attack, marked, size);
          const where = `${attack.name} at ${size} px, seed ${seed}`;
          expect([null, ID], where).toContain(found);
          if (read === of) expect(found, where).toBe(ID);
          if (read === 0) expect(found, where).toBeNull();
        }
      }
    });
  },
);
