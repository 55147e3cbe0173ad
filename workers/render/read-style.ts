import { AppError } from "@/core/kernel/errors";
import { type Rendered, RenderJob } from "@/core/picture/render/job";
import { type Finishes, runningFinish } from "./paint/running";

/** Reads the style of the picture that came with the job. Draws nothing and keeps no picture. Throws AppError. */
export async function readStyle(asked: RenderJob, finishes: Finishes): Promise<Rendered> {
  const { id, reference } = RenderJob.pick({ id: true, reference: true }).parse(asked);
  if (!reference) throw new AppError("malformed", "no picture to read a style from");
  const began = performance.now();
  const [style] = await runningFinish(reference.finish, finishes).open.readStyles([reference.rgb]);
  if (!style) throw new RangeError("the finish saw nothing");
  return {
    id,
    bytes: new Uint8Array(style.slice().buffer),
    mime: "application/x-float32",
    size: 1,
    engineMs: performance.now() - began,
    encodeMs: 0,
    queueMs: 0,
    batch: 1,
    positions: [],
  };
}
