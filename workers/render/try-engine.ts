import type { ModelId } from "@/core/kernel/ids/ids";
import { whyRefused } from "@/core/picture/model/refusal";
import type { LoadedModel, OpenedModels } from "@/server/infra/models";
import type { SelfCheck } from "@/server/infra/render/port";
import type { Engine, OpenModel } from "./engines/engine";
import { checkPaint } from "./paint/check-paint";
import type { RunningFinish } from "./paint/running";
import { type Checked, selfCheck } from "./self-check";
import { openSide, type Side } from "./side/side";

export type RunningModel = { model: LoadedModel; open: OpenModel; side: Side };
/** Models and finishes that an engine renders as their goldens say, and what was found of each. */
export type Attempt = {
  running: Map<ModelId, RunningModel>;
  finishes: Map<ModelId, RunningFinish>;
  checks: SelfCheck[];
};
/** What is tried. */
export type Folders = Pick<OpenedModels, "models" | "finishes">;

/** Opens models and finishes on an engine and checks each against its goldens. What fails is closed and noted. */
export async function tryEngine(engine: Engine, { models, finishes }: Folders): Promise<Attempt> {
  const attempt: Attempt = { running: new Map(), finishes: new Map(), checks: [] };
  const note = async (id: ModelId, check: () => Promise<Checked>) => {
    const found = { model: id, engine: engine.name };
    try {
      const { psnr, frameMs } = await check();
      attempt.checks.push({ ...found, ok: true, psnr, frameMs, why: null });
    } catch (error) {
      attempt.checks.push({ ...found, ok: false, psnr: 0, frameMs: null, why: plainly(whyRefused(error)) });
    }
  };
  for (const model of models.values())
    await note(model.id, async () => {
      const open = await engine.open(model);
      const checked = await disposing(open, () => checkAll(model, open));
      attempt.running.set(model.id, { model, open, side: checked.side });
      return checked;
    });
  for (const finish of finishes.values())
    await note(finish.id, async () => {
      const open = await engine.openFinish(finish);
      const checked = await disposing(open, () => checkPaint(finish, open));
      attempt.finishes.set(finish.id, { finish, open });
      return checked;
    });
  return attempt;
}

/** Runs a check; what fails it is disposed of. */
const disposing = <Found>(open: { dispose(): Promise<void> }, check: () => Promise<Found>): Promise<Found> =>
  check().catch(async (error) => {
    await open.dispose();
    throw error;
  });

const checkAll = async (model: LoadedModel, open: OpenModel) => ({
  ...(await selfCheck(model, open)),
  side: await openSide(model),
});

export async function closeAttempt({ running, finishes }: Attempt): Promise<void> {
  for (const { open } of finishes.values()) await open.dispose();
  finishes.clear();
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
