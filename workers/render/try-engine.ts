import type { ModelId } from "@/core/ids/ids";
import { whyRefused } from "@/core/model/refusal";
import type { LoadedModel } from "@/server/infra/models";
import type { SelfCheck } from "@/server/infra/render/port";
import type { Engine, OpenModel } from "./engines/engine";
import { selfCheck } from "./self-check";
import { openSide, type Side } from "./side/side";

export type RunningModel = { model: LoadedModel; open: OpenModel; side: Side };
/** Models that an engine renders as their goldens say, and what was found of each. */
export type Attempt = { running: Map<ModelId, RunningModel>; checks: SelfCheck[] };

/** Opens models on an engine and checks each against its goldens. What fails is closed and noted. */
export async function tryEngine(engine: Engine, folders: Iterable<LoadedModel>): Promise<Attempt> {
  const attempt: Attempt = { running: new Map(), checks: [] };
  for (const model of folders) {
    const found = { model: model.id, engine: engine.name };
    try {
      const open = await engine.open(model);
      const { psnr, frameMs, side } = await checkAll(model, open).catch(async (error) => {
        await open.dispose();
        throw error;
      });
      attempt.running.set(model.id, { model, open, side });
      attempt.checks.push({ ...found, ok: true, psnr, frameMs, why: null });
    } catch (error) {
      attempt.checks.push({ ...found, ok: false, psnr: 0, frameMs: null, why: plainly(whyRefused(error)) });
    }
  }
  return attempt;
}

const checkAll = async (model: LoadedModel, open: OpenModel) => ({
  ...(await selfCheck(model, open)),
  side: await openSide(model),
});

export async function closeAttempt({ running }: Attempt): Promise<void> {
  for (const { open, side } of running.values()) {
    await open.dispose();
    await side.dispose();
  }
  running.clear();
}

/** Why an engine is of no use, from what was found of every model; null where it renders one. */
export function whyUseless(checks: readonly SelfCheck[]): string | null {
  if (checks.length === 0 || checks.some(({ ok }) => ok)) return null;
  const whys = new Set(checks.map(({ why }) => why ?? ""));
  const [only = ""] = whys;
  // A library that does not start says the same of every model.
  if (whys.size === 1 && (only === NO_GPU || only.startsWith("it could not be opened"))) return only;
  return "it rendered no model as its goldens say";
}

const NO_GPU = "there is no GPU here that WebGPU can use";
const plainly = (why: string): string =>
  why.includes("Failed to get a WebGPU adapter") ? NO_GPU : why.replaceAll(/\s+/g, " ");

/** Whether one engine is to be preferred: more models, then less time for a frame of each. */
export function isBetter(a: readonly SelfCheck[], b: readonly SelfCheck[]): boolean {
  const [goodA, goodB] = [a, b].map((checks) => checks.filter(({ ok }) => ok).length) as [number, number];
  return goodA !== goodB ? goodA > goodB : frameMs(a) < frameMs(b);
}

/** Milliseconds for a frame of each model that it renders. */
export const frameMs = (checks: readonly SelfCheck[]): number =>
  checks.reduce((sum, { frameMs }) => sum + (frameMs ?? 0), 0);
