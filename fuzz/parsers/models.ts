import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { ModelRefused } from "@/core/picture/model/refusal";
import { openModel } from "@/server/infra/models/open-models";
import { writeTinyModel } from "@/server/infra/models/testing/tiny-model";
import { damaged } from "../arbitraries/bytes";
import { anyValue } from "../arbitraries/json";
import { parser } from "../parser";

const NAMES = [
  "controls.json",
  "weights.safetensors",
  "mapping.onnx",
  "synthesis.onnx",
  "goldens/0.f32",
] as const;

/** Model folders whose hashes fit and whose files are wrong: refused with a sentence, or opened with shapes that agree. */
export const models = parser("models", 60, async () => {
  const root = mkdtempSync(join(tmpdir(), "cohue-fuzz-models-"));
  const sound = new Map<string, Uint8Array>();
  await writeTinyModel(root, {
    id: "sound",
    before: (files) => {
      for (const [name, bytes] of files) sound.set(name, new Uint8Array(bytes));
    },
  });
  const changes = fc
    .constantFrom(...NAMES)
    .chain((name) =>
      fc.record({ name: fc.constant(name), bytes: damaged([sound.get(name) ?? new Uint8Array()]) }),
    );
  const field = fc.record({
    name: fc.constantFrom(
      ...[
        "id",
        "latent",
        "classes",
        "bands",
        "sizes",
        "inputs",
        "paletteSlots",
        "goldens",
        "files",
        "format",
      ],
    ),
    value: anyValue,
  });
  return {
    inputs: fc.record({
      changes: fc.array(changes, { maxLength: 2 }),
      fields: fc.array(field, { maxLength: 2 }),
    }),
    check: async ({ changes, fields }) => {
      const folder = await writeTinyModel(root, {
        before: (files) => {
          for (const { name, bytes } of changes) files.set(name, bytes);
        },
        file: (file) => {
          for (const { name, value } of fields) file[name] = value;
        },
      });
      try {
        const { latent, file } = await openModel(folder);
        const { w } = file.latent;
        if (latent.classMeans.length !== file.classes.length * w || latent.vectors.length % w !== 0)
          throw new Error("another shape");
      } catch (error) {
        if (!(error instanceof ModelRefused)) throw error;
        if (!error.message.endsWith(".")) throw new Error(`no sentence: ${error.message}`);
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
    // What was cut off by the time may still be writing.
    close: () => rmSync(root, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 }),
  };
});
