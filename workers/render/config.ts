import { z } from "zod";

const Arguments = z.tuple([
  z.string({ error: "the first argument must be the folder of models" }).min(1),
  z.string({ error: "the second argument must be auto or an engine's name" }),
]);

export type WorkerConfig = { modelsDir: string; engine: string };

/** A worker is told what to do by whoever forks it: `index.ts <models folder> <engine>`. Throws RangeError. */
export function readConfig(args: readonly string[]): WorkerConfig {
  const parsed = Arguments.safeParse(args);
  if (!parsed.success) throw new RangeError(parsed.error.issues.map((issue) => issue.message).join("; "));
  const [modelsDir, engine] = parsed.data;
  return { modelsDir, engine };
}
