import { openModels } from "@/server/infra/models";
import { readConfig } from "./config";
import { candidates } from "./engines/select";
import type { TrialFinding } from "./run-trial";
import { tryEngine } from "./try-engine";

/**
 * A throwaway process that tries one engine on every model, `trial.ts <models folder> <engine>`, and sends what it found. Whatever a
 * driver does in here, it does to this process alone.
 */
const { modelsDir, engine } = readConfig(process.argv.slice(2));

async function find(): Promise<TrialFinding> {
  try {
    const [candidate] = candidates(engine);
    if (!candidate) throw new RangeError(`there is no engine called ${engine}`);
    const folders = await openModels(modelsDir);
    return { checks: (await tryEngine(await candidate.load(), folders)).checks, why: null };
  } catch (error) {
    return { checks: [], why: error instanceof Error ? error.message : String(error) };
  }
}

process.on("disconnect", () => process.exit(0));
// A driver may crash or hang while it is put away: the process ends as soon as it has spoken.
process.send?.(await find(), () => process.kill(process.pid, "SIGKILL"));
