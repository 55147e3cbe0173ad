import { projection } from "@/core/latent";
import { grade } from "@/core/palette";
import type { Rendered } from "@/core/render/job";
import { encode } from "./encode";
import type { Prepared } from "./prepare";

/** Grades (where the network could not) and encodes a whole picture. */
export async function finish(
  { job, running, size, item }: Prepared,
  rgb: Uint8Array,
  times: Pick<Rendered, "engineMs" | "queueMs" | "batch">,
): Promise<Rendered> {
  const began = performance.now();
  const { palette, seed } = job.recipe;
  if (palette && running.model.file.paletteSlots === 0)
    grade(rgb, { width: size, height: size }, palette, seed);
  const encoded = await encode(rgb, size, job);
  const { latent } = running.model;
  const standings = latent.controls.map((control) => projection(latent, control, item.w));
  return { id: job.id, ...encoded, ...times, standings, encodeMs: performance.now() - began };
}
