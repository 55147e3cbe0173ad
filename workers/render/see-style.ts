import { AppError } from "@/core/kernel/errors";
import { type Rendered, RenderJob } from "@/core/picture/render/job";
import { type Finishes, runningFinish } from "./paint/running";

/** What a finish sees in a picture that came along: nothing is drawn, and the picture is kept nowhere. Throws AppError. */
export async function seeStyle(asked: RenderJob, finishes: Finishes): Promise<Rendered> {
  const { id, look } = RenderJob.pick({ id: true, look: true }).parse(asked);
  if (!look) throw new AppError("malformed", "no picture to look at");
  const began = performance.now();
  const [style] = await runningFinish(look.finish, finishes).open.look([look.rgb]);
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
