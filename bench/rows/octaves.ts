import type { RoomFinish } from "@/core/picture/recipe/finish";
import { emptyRecipe } from "@/core/picture/recipe/recipe";
import { halved } from "@/core/picture/render/octaves";
import { squareOf } from "@/core/picture/render/shape";
import { ssimOf } from "@/core/work/credit/distance";
import { Renderer } from "@/workers/render/renderer";
import { type Started, startEngine } from "@/workers/render/start-engine";
import type { Bench } from "../row";
import { percentile, round } from "../statistics";

const RECIPES = 50;

/** Whether a painted recipe is one picture at 256 and at 1024 px: of seeds 1 to 50, a hand each, in turns. */
export const octaves: Bench = {
  name: "octaves",
  async run() {
    const started = await startEngine({ modelsDir: "models", engine: "onnx-cpu" });
    if (started.finishes.size === 0) {
      process.stderr.write("no models/finish: nothing was compared\n");
      return [];
    }
    const rows = [];
    for (const id of started.models.keys()) {
      const found: number[] = [];
      for (let seed = 1; seed <= RECIPES; seed++) {
        const live = await pixels(started, { id, seed, size: 256 });
        const large = halved(
          halved(await pixels(started, { id, seed, size: 1024 }), squareOf(1024)),
          squareOf(512),
        );
        found.push(ssimOf(live, large));
      }
      const median = percentile(found, 50);
      rows.push({
        what: `${id}: the 1024 px picture, reduced, beside the live one, median SSIM of ${RECIPES} recipes`,
        ...{ value: round(median, 3), unit: "SSIM", goal: ">= 0.9", reached: median >= 0.9 },
        notes: `least ${round(Math.min(...found), 3)}`,
      });
    }
    return rows;
  },
};

function pixels(
  started: Started,
  { id, seed, size }: { id: string; seed: number; size: number },
): Promise<Uint8Array> {
  const model = started.models.get(id as never)?.model;
  const finish = [...started.finishes.values()][0]?.finish;
  if (!model || !finish) throw new Error(`${id} or the finish did not start`);
  const { hands } = finish.file;
  const ground = { [hands[seed % hands.length]?.id ?? ""]: 1 } as RoomFinish["ground"];
  const room = { model: { id: finish.id, hash: finish.hash }, ground, by: "bench" as never };
  const { keyframes: _none, ...recipe } = emptyRecipe(model.info, seed, {
    ...room,
    ...{ strength: 1, stroke: 0, colour: 0.3 },
  });
  return new Promise((done, failed) => {
    const renderer = new Renderer(started, (message) => {
      if (message.type === "rendered") done(message.rendered.bytes);
      else failed(new Error(JSON.stringify(message)));
    });
    renderer.receive({ type: "settled", job: { id: "o", purpose: "pixels", recipe, size } });
  });
}
