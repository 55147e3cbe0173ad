/** Why a model folder is not used: one sentence that names the file, what was expected and what was found. */
export class ModelRefused extends Error {
  override readonly name = "ModelRefused";
}

/** The refusal of an error of any kind, always a sentence. */
export function whyRefused(error: unknown): string {
  if (error instanceof ModelRefused) return error.message;
  return `it could not be opened (${error instanceof Error ? error.message : String(error)})`;
}
