import type { ModelId } from "@/core/ids/ids";
import { whyRefused } from "@/core/model/refusal";
import { type LoadedModel, openModels } from "@/server/infra/models";
import type { WorkerReport } from "@/server/infra/render/messages";
import type { SelfCheck } from "@/server/infra/render/port";
import type { WorkerConfig } from "./config";
import type { Engine, OpenModel } from "./engines/engine";
import { candidates } from "./engines/select";
import { selfCheck } from "./self-check";

export type RunningModel = { model: LoadedModel; open: OpenModel };
export type Started = { engine: Engine | null; models: Map<ModelId, RunningModel>; report: WorkerReport };

/**
 * Opens the models and takes the first engine that renders at least one of them as its goldens say. Models that fail on
 * it are refused with a sentence. Throws RangeError for an engine that is not part of this build.
 */
export async function startEngine({ modelsDir, engine: wanted }: WorkerConfig): Promise<Started> {
  const tries = candidates(wanted);
  const { models: folders, refused } = await openModels(modelsDir);
  const skipped: WorkerReport["skipped"] = [];
  let last: Attempt = { running: new Map(), checks: [] };
  for (const { name, load } of tries) {
    try {
      const engine = await load();
      const attempt = await tryModels(engine, [...folders.values()]);
      last = attempt;
      if (attempt.running.size > 0 || folders.size === 0) return started(engine, attempt);
      skipped.push({ engine: name, why: "it rendered no model as its goldens say" });
    } catch (error) {
      skipped.push({ engine: name, why: error instanceof Error ? error.message : String(error) });
    }
  }
  return started(null, last);

  function started(engine: Engine | null, { running, checks }: Attempt): Started {
    const failed = checks.flatMap(({ model, why }) => (why === null ? [] : [{ id: model, why }]));
    const models = [...running.values()].map(({ model: { id, hash } }) => ({ id, hash }));
    const report = { engine: engine?.name ?? null, skipped, models, refused: [...refused, ...failed] };
    return { engine, models: running, report: { ...report, selfChecks: checks } };
  }
}

/** A worker without an engine: it says why, and answers every job that it knows no such model. */
export function notStarted(engine: string, error: unknown): Started {
  const why = error instanceof Error ? error.message : String(error);
  const report = { engine: null, skipped: [{ engine, why }], models: [], refused: [], selfChecks: [] };
  return { engine: null, models: new Map(), report };
}

type Attempt = { running: Map<ModelId, RunningModel>; checks: SelfCheck[] };

async function tryModels(engine: Engine, folders: readonly LoadedModel[]): Promise<Attempt> {
  const attempt: Attempt = { running: new Map(), checks: [] };
  for (const model of folders) {
    try {
      const open = await engine.open(model);
      const psnr = await selfCheck(model, open).catch(async (error) => {
        await open.dispose();
        throw error;
      });
      attempt.running.set(model.id, { model, open });
      attempt.checks.push({ model: model.id, engine: engine.name, ok: true, psnr, why: null });
    } catch (error) {
      attempt.checks.push({
        model: model.id,
        engine: engine.name,
        ok: false,
        psnr: 0,
        why: whyRefused(error),
      });
    }
  }
  return attempt;
}
