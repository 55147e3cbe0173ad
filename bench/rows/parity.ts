import { type LoadedModel, openModels } from "@/server/infra/models";
import type { OpenModel } from "@/workers/render/engines/engine";
import { candidates } from "@/workers/render/engines/select";
import { whyNoNative } from "@/workers/render/engines/tfjs/backend";
import { PATIENT_MS, runTrial } from "@/workers/render/run-trial";
import { SAME_DB, selfCheck } from "@/workers/render/self-check";
import type { Bench, Row } from "../row";
import { round } from "../statistics";

/** Every shipped model on every engine that runs here: how near its goldens come out, the worst of them. */
export const parity: Bench = {
  name: "parity",
  async run() {
    const { models } = await openModels("models");
    const rows: Row[] = [];
    for (const { name, risky, last, unavailable, load } of candidates("auto")) {
      // A process has one backend of TensorFlow.js; `choice` tries each in its own.
      if (last && whyNoNative() === null) continue;
      const why = unavailable() ?? (risky ? (await runTrial("models", name, { ms: PATIENT_MS })).why : null);
      if (why !== null) {
        process.stderr.write(`${name}: ${why}\n`);
        continue;
      }
      const engine = await load();
      for (const model of models.values()) rows.push(await compare(name, await engine.open(model), model));
    }
    return rows;
  },
};

async function compare(engine: string, open: OpenModel, model: LoadedModel): Promise<Row> {
  const { psnr, frameMs } = await selfCheck(model, open);
  await open.dispose();
  return {
    what: `goldens of ${model.id} on ${engine}, the least alike`,
    value: round(psnr, 1),
    unit: "dB",
    goal: `>= ${SAME_DB} dB`,
    reached: psnr >= SAME_DB,
    notes: `${psnr >= 99 ? "every byte, " : ""}least ${round(frameMs, 1)} ms a frame`,
  };
}
