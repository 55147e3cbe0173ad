import type { SelfCheck } from "@/server/infra/render/port";
import { candidates } from "@/workers/render/engines/select";
import { PATIENT_MS, runTrial } from "@/workers/render/run-trial";
import { SAME_DB } from "@/workers/render/self-check";
import type { Bench, Row } from "../row";
import { round } from "../statistics";

const ROUNDS = 3;

/** What each engine's self-check finds, in a process of its own, in turns: by this `auto` chooses. */
export const choice: Bench = {
  name: "choice",
  async run() {
    const found = new Map<string, SelfCheck[]>();
    const unusable = new Set<string>();
    for (let turn = 0; turn < ROUNDS; turn++)
      for (const { name, unavailable } of candidates("auto")) {
        if (unusable.has(name)) continue;
        const absent = unavailable();
        const { checks, why } =
          absent === null ? await runTrial("models", name, { ms: PATIENT_MS }) : { checks: [], why: absent };
        if (why === null) found.set(name, [...(found.get(name) ?? []), ...checks]);
        else {
          process.stderr.write(`${name}: ${why}\n`);
          unusable.add(name);
        }
      }
    return [...found].flatMap(([engine, checks]) => rowsOf(engine, checks, found.get("onnx-cpu") ?? []));
  },
};

function rowsOf(engine: string, checks: readonly SelfCheck[], onnx: readonly SelfCheck[]): Row[] {
  return [...new Set(checks.map(({ model }) => model))].map((model) => {
    const own = checks.filter((check) => check.model === model);
    const beside = onnx.filter((check) => check.model === model);
    const db = Math.min(...own.map(({ psnr }) => psnr));
    return {
      what: `${model} on ${engine}, as its self-check finds it, the least of ${ROUNDS}`,
      value: round(least(own), 1),
      unit: "ms",
      ...{ goal: `>= ${SAME_DB} dB`, reached: db >= SAME_DB },
      ...(engine === "onnx-cpu"
        ? {}
        : { against: { what: "onnx-cpu", value: round(least(beside), 1), unit: "ms" } }),
      notes: `${round(db, 1)} dB beside the goldens`,
    };
  });
}

const least = (checks: readonly SelfCheck[]): number =>
  Math.min(...checks.map(({ frameMs }) => frameMs ?? Number.POSITIVE_INFINITY));
