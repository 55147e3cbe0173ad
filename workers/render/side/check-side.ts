import type { ModelFile } from "@/core/picture/model/model-file";
import { checker } from "../engines/onnx/check-graphs";
import type { Ports } from "../engines/onnx/graph";

/** Throws ModelRefused unless upscaler.onnx is rgb [B, H, W, 3] -> big [B, any, any, 3], bytes. */
export function checkUpscaler(session: Ports): void {
  const check = checker("upscaler.onnx", session);
  check.inputs({ rgb: [null, null, null, 3] }, "uint8");
  check.output("big", [null, null, null, 3], "uint8");
}

/** Throws ModelRefused unless critic.onnx is rgb [B, native, native, 3], c [B, C] -> features [B, F]. */
export function checkCritic(session: Ports, { sizes: { native }, classes }: ModelFile): void {
  const check = checker("critic.onnx", session);
  check.inputs({ rgb: [null, native, native, 3], c: [null, classes.length] }, { rgb: "uint8", c: "float32" });
  check.output("features", [null, null], "float32");
}
