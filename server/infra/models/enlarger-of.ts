import type { ModelFile } from "@/core/picture/model/model-file";
import type { Enlarger } from "@/core/picture/render/enlarger";

/** What a model's pictures are enlarged by: its own network where it came with one; null where it draws any size itself. */
export function enlargerOf(file: Pick<ModelFile, "sizes" | "files"> | undefined): Enlarger | null {
  if (!file || file.sizes.any) return null;
  return file.files["upscaler.onnx"] ? "upscaler" : "lanczos3";
}
