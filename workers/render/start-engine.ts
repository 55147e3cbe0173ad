import type { ModelId } from "@/core/kernel/ids/ids";
import { type OpenedModels, openModels, type RefusedModel } from "@/server/infra/models";
import type { WorkerReport } from "@/server/infra/render/messages";
import type { SelfCheck } from "@/server/infra/render/port";
import type { WorkerConfig } from "./config";
import type { Engine } from "./engines/engine";
import { type Candidate, candidates } from "./engines/select";
import type { RunningFinish } from "./paint/running";
import { PATIENT_MS, runTrial } from "./run-trial";
import {
  type Attempt,
  closeAttempt,
  frameMs,
  isBetter,
  type RunningModel,
  tryEngine,
  whyUseless,
} from "./try-engine";

export type { RunningModel } from "./try-engine";
export type Started = {
  engine: Engine | null;
  models: Map<ModelId, RunningModel>;
  finishes: Map<ModelId, RunningFinish>;
  report: WorkerReport;
};

/** Which engines are tried, in order, and how those are that run a machine's libraries. */
type Tried = { tries: readonly Candidate[]; trial: typeof runTrial };
/** An engine that passed, opened or only tried. */
type Passed = { candidate: Candidate; checks: readonly SelfCheck[] };
type Opened = Passed & { engine: Engine; attempt: Attempt };

/**
 * Opens the models on the fastest engine that renders them as their goldens say. Engines that run drivers are tried in a
 * process of their own first. Models that fail on the engine taken are refused with a sentence; engines not taken have a
 * reason. Throws RangeError for an engine that there is not.
 */
export async function startEngine(
  { modelsDir, engine: wanted }: WorkerConfig,
  { tries = candidates(wanted), trial = runTrial }: Partial<Tried> = {},
): Promise<Started> {
  const search = new Search({ tries, trial }, await openModels(modelsDir), modelsDir);
  return search.run();
}

/** A worker without an engine: it says why, and answers every job that it knows no such model. */
export function notStarted(engine: string, error: unknown): Started {
  const report = {
    engine: null,
    skipped: [{ engine, why: sentence(error) }],
    models: [],
    finishes: [],
    refused: [],
    selfChecks: [],
  };
  return { engine: null, models: new Map(), finishes: new Map(), report };
}

const sentence = (error: unknown): string => (error instanceof Error ? error.message : String(error));

class Search {
  private readonly skipped: WorkerReport["skipped"] = [];
  private readonly refused: readonly RefusedModel[];
  /** What the first engine opened here found: the reasons to give when none is of use. */
  private firstChecks: readonly SelfCheck[] = [];

  constructor(
    private readonly tried: Tried,
    private readonly folders: OpenedModels,
    private readonly modelsDir: string,
  ) {
    this.refused = folders.refused;
  }

  async run(): Promise<Started> {
    const tried = await this.tryRisky();
    const safe = await this.openSafe(({ last }) => !last);
    for (const passed of tried) {
      if (safe && !isBetter(passed.checks, safe.checks)) {
        this.skip(passed.candidate, `it is slower here: ${compared(passed, safe)}`);
        continue;
      }
      const opened = await this.open(passed.candidate);
      if (!opened) continue;
      if (safe) {
        this.skip(safe.candidate, `it is slower here: ${compared(safe, opened)}`);
        await closeAttempt(safe.attempt);
      }
      return this.started(opened);
    }
    return this.started(safe ?? (await this.openSafe(({ last }) => last)));
  }

  /** Those that run drivers, tried elsewhere; the best first. */
  private async tryRisky(): Promise<Passed[]> {
    const passed: Passed[] = [];
    const patience = this.tried.tries.length === 1 ? { ms: PATIENT_MS } : {};
    for (const candidate of this.tried.tries) {
      if (!candidate.risky) continue;
      const absent = candidate.unavailable();
      if (absent !== null) this.skip(candidate, absent);
      else if (this.folders.models.size === 0) this.skip(candidate, "there is no model to try it on");
      else {
        const { checks, why } = await this.tried.trial(this.modelsDir, candidate.name, patience);
        if (why !== null) this.skip(candidate, why);
        else passed.push({ candidate, checks });
      }
    }
    return passed.sort((a, b) => (isBetter(a.checks, b.checks) ? -1 : 1));
  }

  /** The first of those that run anywhere and are wanted. */
  private async openSafe(wanted: (candidate: Candidate) => boolean): Promise<Opened | null> {
    for (const candidate of this.tried.tries) {
      if (candidate.risky || !wanted(candidate)) continue;
      const opened = await this.open(candidate);
      if (opened) return opened;
    }
    return null;
  }

  private async open(candidate: Candidate): Promise<Opened | null> {
    try {
      const engine = await candidate.load();
      const attempt = await tryEngine(engine, this.folders);
      if (this.firstChecks.length === 0) this.firstChecks = attempt.checks;
      const useless = whyUseless(attempt.checks);
      if (useless === null) return { candidate, engine, attempt, checks: attempt.checks };
      this.skip(candidate, useless);
    } catch (error) {
      this.skip(candidate, sentence(error));
    }
    return null;
  }

  private skip({ name }: Candidate, why: string): void {
    this.skipped.push({ engine: name, why });
  }

  private started(opened: Opened | null): Started {
    for (const candidate of this.tried.tries) {
      const named = this.skipped.some(({ engine }) => engine === candidate.name);
      if (!named && candidate !== opened?.candidate) this.skip(candidate, "it is not needed: others run");
    }
    const checks = [...(opened?.checks ?? this.firstChecks)];
    const failed = checks.flatMap(({ model, why }) => (why === null ? [] : [{ id: model, why }]));
    const running = opened?.attempt.running ?? new Map<ModelId, RunningModel>();
    const models = [...running.values()].map(({ model: { id, hash } }) => ({ id, hash }));
    const finishes = opened?.attempt.finishes ?? new Map<ModelId, RunningFinish>();
    const report: WorkerReport = {
      engine: opened?.engine.name ?? null,
      skipped: this.skipped,
      models,
      finishes: [...finishes.values()].map(({ finish: { id, hash } }) => ({ id, hash })),
      refused: [...this.refused, ...failed],
      selfChecks: checks,
    };
    return { engine: opened?.engine ?? null, models: running, finishes, report };
  }
}

const compared = (slow: Passed, fast: Passed): string =>
  `${frameMs(slow.checks).toFixed(0)} ms a frame, ${fast.candidate.name} ${frameMs(fast.checks).toFixed(0)} ms`;
