import { forkProgram } from "@/server/infra/process/fork-program";
import type { SelfCheck } from "@/server/infra/render/port";
import { whyUseless } from "./try-engine";

/** What a trial sends: what it found of every model, or why it could not try. */
export type TrialFinding = { checks: SelfCheck[]; why: string | null };
/** Whether an engine is worth opening, and what was found. */
export type Trial = { checks: SelfCheck[]; why: string | null };

/** Longer than a GPU's driver takes to compile a network's shaders, shorter than anyone waits for a room. */
const TRIAL_MS = 20_000;
/** Where there is nothing else to use: a driver in software takes its time. */
export const PATIENT_MS = 180_000;

/** Tries an engine in a process of its own. Never rejects: a crash, a hang and a wrong picture are reasons like any other. */
export function runTrial(
  modelsDir: string,
  engine: string,
  { env, ms = TRIAL_MS }: { env?: NodeJS.ProcessEnv; ms?: number } = {},
): Promise<Trial> {
  return new Promise((resolve) => {
    const child = forkProgram("workers/render/trial.ts", [modelsDir, engine], {
      ...(env ? { env } : {}),
      stdio: ["ignore", "ignore", "ignore", "ipc"],
    });
    const settle = (trial: Trial) => {
      clearTimeout(late);
      child.kill("SIGKILL");
      resolve(trial);
    };
    const late = setTimeout(
      () => settle({ checks: [], why: `its trial took longer than ${ms / 1000} s` }),
      ms,
    );
    child.once("message", (message) => {
      const { checks, why } = message as TrialFinding;
      settle({ checks, why: why ?? whyUseless(checks) });
    });
    child.once("error", ({ message }) => settle({ checks: [], why: `it could not be tried (${message})` }));
    child.once("exit", (code, signal) =>
      settle({ checks: [], why: `its trial ended with ${signal ?? code}` }),
    );
  });
}
