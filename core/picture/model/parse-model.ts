import { hashOf } from "@/core/kernel/canon/hash";
import type { Sha256 } from "@/core/kernel/ids/ids";
import { type Control, ControlsFile, ModelFile, type ModelInfo } from "./model-file";
import { checked, isInside, parseJson } from "./parse-json";
import { ModelRefused } from "./refusal";

/** Files every folder has; model.json must give their hashes. */
const NEEDED = ["weights.safetensors", "mapping.onnx", "synthesis.onnx", "controls.json"] as const;

/** Reads model.json and gives its hash: that of its canonical JSON, but for the seeds, on which no picture depends. Throws ModelRefused. */
export function parseModelFile(text: string): { file: ModelFile; hash: Sha256 } {
  const json = parseJson("model.json", text);
  const file = checked("model.json", ModelFile, json);
  for (const name of [...NEEDED, ...file.goldens.flatMap((golden) => [golden.latent, golden.image])]) {
    if (!file.files[name]) throw new ModelRefused(`model.json gives no hash for ${name}.`);
  }
  const stray = Object.keys(file.files).find((name) => !isInside(name));
  if (stray !== undefined) throw new ModelRefused(`model.json names ${stray}, which is outside its folder.`);
  if (file.inputs.includes("palette") !== file.paletteSlots > 0) {
    throw new ModelRefused(
      `model.json: ${file.paletteSlots} palette slots do not agree with inputs ${file.inputs.join(", ")}.`,
    );
  }
  const coordinates = file.inputs.includes("x") && file.inputs.includes("y");
  if (file.sizes.any && !coordinates) {
    throw new ModelRefused("model.json: any size needs the inputs x and y.");
  }
  const { any, ratios = ["1:1"] } = file.sizes;
  if (!ratios.includes("1:1") || (!any && ratios.length > 1)) {
    throw new ModelRefused("model.json: every model draws 1:1, and other shapes need any size.");
  }
  const { seeds: _suggested, ...drawn } = json as Record<string, unknown>;
  return { file, hash: hashed(drawn) };
}

/** Half a character fits into JSON and has no canonical form. */
function hashed(json: unknown): Sha256 {
  try {
    return hashOf(json);
  } catch {
    throw new ModelRefused("model.json holds half a character, which has no one spelling.");
  }
}

/** Throws ModelRefused. */
export function parseControls(text: string): readonly Control[] {
  return checked("controls.json", ControlsFile, parseJson("controls.json", text)).controls;
}

/** What a browser is told about a model. */
export function modelInfo(file: ModelFile, hash: Sha256, controls: readonly Control[]): ModelInfo {
  const { id, version, title, summary, classes, sizes, paletteSlots, license, seeds } = file;
  return {
    id,
    version,
    title,
    summary,
    classes,
    sizes,
    paletteSlots,
    license,
    hash,
    controls,
    samples: file.goldens.length,
    ...(seeds ? { seeds } : {}),
  };
}
