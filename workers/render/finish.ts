import { AppError } from "@/core/errors";
import { projection } from "@/core/latent";
import { grade as gradePicture } from "@/core/palette";
import type { Rendered } from "@/core/render/job";
import { encode } from "./encode";
import type { Prepared } from "./prepare";

/** Brings a whole picture to the room's colours, in place, where the network could not. */
export function grade(
  { job, running, size }: Pick<Prepared, "job" | "running" | "size">,
  rgb: Uint8Array,
): void {
  if (running.model.file.paletteSlots > 0) return;
  const { recipe, towards } = job;
  const t = towards?.t ?? 0;
  const sides = [{ still: recipe, part: 1 - t }, ...(towards ? [{ still: towards.recipe, part: t }] : [])];
  for (const { still, part } of sides)
    if (still.palette && part > 0) {
      const palette = { ...still.palette, strength: still.palette.strength * part };
      gradePicture(rgb, { width: size, height: size }, palette, still.seed);
    }
}

/** Encodes a whole graded picture of `size` pixels a side, or says what the critic sees in it. */
export async function finish(
  { job, running, item }: Prepared,
  { rgb, size }: { rgb: Uint8Array; size: number },
  times: Pick<Rendered, "engineMs" | "queueMs" | "batch">,
): Promise<Rendered> {
  const began = performance.now();
  const encoded =
    job.purpose === "features" ? await critique(running, rgb, size) : await encode(rgb, size, job);
  const { latent } = running.model;
  const standings = latent.controls.map((control) => projection(latent, control, item.w));
  return { id: job.id, ...encoded, ...times, standings, encodeMs: performance.now() - began };
}

async function critique(
  { side, model }: Prepared["running"],
  rgb: Uint8Array,
  size: number,
): Promise<Pick<Rendered, "bytes" | "mime" | "size">> {
  if (!side.features) throw new AppError("render_unavailable", `${model.id} has no critic here`);
  const { buffer, byteOffset, byteLength } = await side.features(rgb);
  return { bytes: new Uint8Array(buffer, byteOffset, byteLength), mime: "application/x-float32", size };
}
