import { squareOf } from "@/core/picture/render/shape";
import { openModels } from "@/server/infra/models";
import { encode as encodeFrame } from "@/workers/render/encode";
import { onnx } from "@/workers/render/engines/onnx/onnx";
import { CPU, ONE_CORE } from "@/workers/render/engines/onnx/providers";
import type { Bench } from "../row";
import { percentile, round } from "../statistics";

const SIZE = 256;
const RUNS = 60;

/** A 256 px frame of `fields` on one core, and what is done to it besides. */
export const frame: Bench = {
  name: "frame",
  async run() {
    const model = (await openModels("models")).models.get("fields" as never);
    if (!model) throw new Error("models/fields is not usable");
    const open = await onnx({ ...CPU, session: ONE_CORE }).open(model);
    const { layers, w } = model.file.latent;
    const engine: number[] = [];
    const encode: number[] = [];
    for (let i = 0; i < RUNS + 5; i++) {
      const latent = new Float32Array(layers * w).map((_, k) => Math.sin(k * 1.7 + i));
      const item = { w: latent, palette: null, paletteMix: 0 };
      const start = performance.now();
      const { rgb } = await open.render({
        items: [item],
        picture: squareOf(SIZE),
        tile: { x: 0, y: 0, width: SIZE, height: SIZE },
      });
      const rendered = performance.now();
      const [pixels] = rgb;
      if (!pixels) throw new Error("no picture came");
      await encodeFrame(pixels, squareOf(SIZE), { size: SIZE, purpose: "moving" });
      const encoded = performance.now();
      // The first runs warm caches.
      if (i < 5) continue;
      engine.push(rendered - start);
      encode.push(encoded - rendered);
    }
    await open.dispose();
    const [p50, other] = [percentile(engine, 50), percentile(encode, 50)];
    const share = other / (p50 + other);
    return [
      {
        what: "a 256 px frame of fields on one core, onnx-cpu, p50",
        value: round(p50, 1),
        unit: "ms",
        goal: "<= 60 ms",
        reached: p50 <= 60,
        notes: `least ${round(Math.min(...engine), 1)} ms, p95 ${round(percentile(engine, 95), 1)} ms`,
      },
      {
        what: "encoding's share of a frame's time",
        value: round(share * 100, 1),
        unit: "%",
        goal: "<= 15 %",
        reached: share <= 0.15,
        against: { what: "engine", value: round(p50, 1), unit: "ms" },
        notes: `${round(other, 2)} ms`,
      },
    ];
  },
};
