import { z } from "zod";

const Arguments = z.object({
  modelsDir: z.string({ error: "the first argument must be the folder of models" }).min(1),
  engine: z.string({ error: "the second argument must be auto or an engine's name" }).min(1),
});

export type WorkerConfig = z.infer<typeof Arguments>;

/** The arguments that the parent process gives to a worker: `index.ts <models folder> <engine>`. Throws RangeError. */
export function readConfig([modelsDir, engine]: readonly string[]): WorkerConfig {
  const parsed = Arguments.safeParse({ modelsDir, engine });
  if (!parsed.success) throw new RangeError(parsed.error.issues.map(({ message }) => message).join("; "));
  return parsed.data;
}

/** Where a GPU's driver is searched: the same environment that the driver's loader reads. */
export const driverEnvironment = (): Readonly<Record<string, string | undefined>> => process.env;

/** Says how many threads TensorFlow may use, which reads it from the environment when it is loaded; what an operator has set stays. */
export function limitTensorFlow(threads: number): void {
  process.env.TF_NUM_INTRAOP_THREADS ??= String(threads);
  process.env.TF_NUM_INTEROP_THREADS ??= "1";
  // Warnings and errors only: it greets at every start.
  process.env.TF_CPP_MIN_LOG_LEVEL ??= "1";
}
