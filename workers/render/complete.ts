import { AppError } from "@/core/kernel/errors";
import { projection } from "@/core/picture/latent";
import type { Rendered } from "@/core/picture/render/job";
import { longSide } from "@/core/picture/render/shape";
import { encode } from "./encode";
import type { Pixels, Prepared } from "./prepare";

/** Encodes a whole graded picture, or says what the critic sees in it. */
export async function complete(
  prepared: Prepared,
  { rgb, shape }: Pixels,
  times: Pick<Rendered, "engineMs" | "queueMs" | "batch">,
): Promise<Rendered> {
  const { job, running, ratio } = prepared;
  const began = performance.now();
  const encoded =
    job.purpose === "features"
      ? await critique(running, rgb, longSide(shape))
      : await encode(rgb, shape, { ...job, ratio });
  return answerOf(prepared, encoded, { ...times, encodeMs: performance.now() - began });
}

/** A job's answer: what was made of it, and where its latent stands. */
export function answerOf(
  { job, running, item }: Prepared,
  made: Pick<Rendered, "bytes" | "mime" | "size" | "tiles">,
  times: Pick<Rendered, "engineMs" | "queueMs" | "batch" | "encodeMs">,
): Rendered {
  const { latent } = running.model;
  const positions = latent.controls.map((control) => projection(latent, control, item.w));
  return { id: job.id, ...made, ...times, positions };
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
