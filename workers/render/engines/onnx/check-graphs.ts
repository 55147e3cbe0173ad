import type { InferenceSession } from "onnxruntime-node";
import type { ModelFile } from "@/core/picture/model/model-file";
import { ModelRefused } from "@/core/picture/model/refusal";
import type { Ports } from "./graph";

type Metadata = InferenceSession["inputMetadata"][number];
/** A number is fixed, null is free. */
type Shape = readonly (number | null)[];

/** Throws ModelRefused unless mapping.onnx is z [B, Z], c [B, C] -> w [B, W]. */
export function checkMapping(session: Ports, file: ModelFile): void {
  const check = checker("mapping.onnx", session);
  check.inputs({ z: [null, file.latent.z], c: [null, file.classes.length] });
  check.output("w", [null, file.latent.w], "float32");
}

/** Throws ModelRefused unless synthesis.onnx has the inputs of model.json and gives uint8 NHWC. */
export function checkSynthesis(session: Ports, file: ModelFile): void {
  const check = checker("synthesis.onnx", session);
  const shapes: Record<ModelFile["inputs"][number], Shape> = {
    w: [null, file.latent.layers, file.latent.w],
    x: [null],
    y: [null],
    palette: [null, file.paletteSlots, 3],
    palette_mix: [null],
  };
  check.inputs(Object.fromEntries(file.inputs.map((name) => [name, shapes[name]])));
  check.output("rgb", [null, null, null, 3], "uint8");
  if (file.paletteSlots > 0) check.output("own_palette", [null, file.paletteSlots, 3], "float32");
}

/** Compares a graph's ports with what they should be. Its functions throw ModelRefused with both. */
export function checker(graph: string, session: Ports) {
  const { inputMetadata, outputMetadata } = session;
  return {
    inputs(expected: Record<string, Shape>, types: string | Record<string, string> = "float32"): void {
      const names = inputMetadata.map((input) => input.name).sort();
      const wanted = Object.keys(expected).sort();
      if (names.join() !== wanted.join()) {
        throw new ModelRefused(`${graph} has inputs ${names.join(", ")}; expected ${wanted.join(", ")}.`);
      }
      for (const [name, shape] of Object.entries(expected)) {
        const type = typeof types === "string" ? types : (types[name] ?? "float32");
        agree(graph, inputMetadata, name, shape, type);
      }
    },
    output: (name: string, shape: Shape, type: string) => agree(graph, outputMetadata, name, shape, type),
  };
}

function agree(graph: string, all: readonly Metadata[], name: string, expected: Shape, type: string): void {
  const found = all.find((port) => port.name === name);
  const wanted = `${type} [${expected.map((side) => side ?? "any").join(", ")}]`;
  if (!found?.isTensor) throw new ModelRefused(`${graph} has no ${name}; expected ${wanted}.`);
  const fits =
    found.type === type &&
    found.shape.length === expected.length &&
    found.shape.every(
      (side, i) => typeof side === "string" || side < 0 || expected[i] == null || side === expected[i],
    );
  if (!fits) {
    throw new ModelRefused(
      `${graph}: ${name} is ${found.type} [${found.shape.join(", ")}]; expected ${wanted}.`,
    );
  }
}
