import type { WorkDeps } from "./deps";
import type { MadeFile } from "./make-file";

/**
 * A version's fingerprints, each in eight orientations, upright first: of its own pixels, then of its largest file. Strokes of a finish
 * are finer in a larger picture, so that in flat pictures the two may look less alike to the hash than a copy and its original.
 */
export async function versionFingerprints(
  { marks, blobs }: Pick<WorkDeps, "marks" | "blobs">,
  { pixels, size }: { pixels: Uint8Array; size: number },
  files: readonly MadeFile[],
): Promise<string[]> {
  const own = await marks.fingerprints(pixels, size);
  const largest = [...files].sort((a, b) => b.size - a.size)[0];
  const bytes = largest && (await blobs.get(largest.blob));
  if (!bytes) return own;
  const { rgb, width, height } = await marks.decode(bytes);
  return [...own, ...(await marks.fingerprints(rgb, width, height))];
}
