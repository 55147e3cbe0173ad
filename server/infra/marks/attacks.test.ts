import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { emptyRecipe, stillOf } from "@/core/recipe/recipe";
import { openStudio, type Studio } from "@/server/domain/work/render-pixels";
import { createLogger } from "@/server/infra/log/logger";
import { openModels } from "@/server/infra/models";
import { createRenderPool, type RenderPool } from "@/server/infra/render";
import { ATTACKS, readAfter } from "./testing/attacks";
import { embedWatermark } from "./watermark";

// Renders and marks pictures of up to 2048 px, which a busy machine takes its time over.
vi.setConfig({ testTimeout: 180_000 });

const ID = 0x0123456789abcdefn;
/** Pictures a size: `npm run bench -- --only marks` measures all that the table counts. */
const SEEDS = { 256: [1, 2, 3], 512: [1, 2], 1024: [1, 2], 2048: [1] } as const;

/** The table of docs/marks.md: how many of how many were read, by attack and size. */
function documented(): Map<string, readonly [read: number, of: number][]> {
  const rows = readFileSync("docs/marks.md", "utf8").matchAll(/^\| ([^|]+) \|((?: \d+\/\d+ \|){4})$/gm);
  return new Map(
    [...rows].map(([, name = "", cells = ""]) => [
      name,
      [...cells.matchAll(/(\d+)\/(\d+)/g)].map(([, read, of]) => [Number(read), Number(of)] as const),
    ]),
  ) as Map<string, readonly [number, number][]>;
}

let pool: RenderPool;
let studio: Studio;
const table = documented();
beforeAll(async () => {
  pool = createRenderPool({
    workers: 1,
    modelsDir: "models",
    engine: "onnx-cpu",
    logger: createLogger("silent"),
  });
  await pool.ready();
  studio = openStudio({ render: pool }, "marks");
}, 60_000);
afterAll(async () => {
  studio.close();
  await pool.close();
});

describe("the table of what the watermark survives", () => {
  it("has a row for every attack", () => {
    expect([...table.keys()]).toEqual(ATTACKS.map(({ name }) => name));
  });

  it.each([256, 512, 1024, 2048] as const)(
    "is true at %d px: what it says is always read is, and what never is, is not",
    async (size) => {
      const model = (await openModels("models")).models.get("fields" as never)?.info;
      if (!model) throw new Error("fields is shipped");
      const column = [256, 512, 1024, 2048].indexOf(size);
      for (const seed of SEEDS[size]) {
        const plain = await studio.pixels(stillOf(emptyRecipe(model, seed)), size);
        const marked = embedWatermark(plain, size, ID);
        for (const attack of ATTACKS) {
          const [read = 0, of = 0] = table.get(attack.name)?.[column] ?? [];
          const found = await readAfter(attack, marked, size);
          const where = `${attack.name} at ${size} px, seed ${seed}`;
          expect([null, ID], where).toContain(found);
          if (read === of) expect(found, where).toBe(ID);
          if (read === 0) expect(found, where).toBeNull();
        }
      }
    },
  );
});
