import { createHash } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { writeSafetensors } from "./tiny-model";

type Files = Map<string, Uint8Array>;
export type PaperOptions = {
  id?: string;
  /** Changes files before their hashes are taken. */
  before?: (files: Files) => void;
  /** Changes files after their hashes are taken: a damaged folder. */
  after?: (files: Files) => void;
  /** Changes finish.json. */
  file?: (file: Record<string, unknown>) => void;
};

const json = (value: unknown) => new TextEncoder().encode(`${JSON.stringify(value)}\n`);
const GRAPHS = ["", "-tile", "-live", "-places", "-places-tile", "-places-live"].map(
  (end) => `finish${end}.onnx`,
);
const hand = (id: string, row: number) => ({
  ...{ id, row, label: id, artist: "A", title: "T", year: 1850, licence: "CC0-1.0" },
  ...{ basis: "the artist died in 1900", source: "a museum" },
});

/** Writes a folder of a finish that is whole on paper: its graphs are none, so that it opens and cannot paint. */
export async function writePaperFinish(root: string, options: PaperOptions = {}): Promise<void> {
  const id = options.id ?? "finish";
  const hands = Float32Array.from({ length: 200 }, (_, i) => i / 100);
  const files: Files = new Map([
    ["weights.safetensors", writeSafetensors({ hands: { shape: [2, 100], data: hands } })],
    ...[...GRAPHS, "hand.onnx", "goldens/a.png", "goldens/a-painted.png"].map(
      (name) => [name, new TextEncoder().encode(name)] as const,
    ),
  ]);
  options.before?.(files);
  const golden = { picture: "goldens/a.png", painted: "goldens/a-painted.png", hands: [[0, 1]] };
  const file: Record<string, unknown> = {
    ...{ v: 1, id, version: "1", name: "Paper", style: 100, architecture: {}, live: 256, margin: 64 },
    ...{ strokes: { min: -1, max: 1 }, licence: "CC0-1.0", teacher: "none" },
    hands: [hand("ejiri", 0), hand("arles", 1)],
    starts: { "*": { hands: { ejiri: 1 } } },
    goldens: [{ ...golden, stroke: 0, colour: 0, amount: 1 }],
    files: Object.fromEntries(
      [...files].map(([name, content]) => [name, createHash("sha256").update(content).digest("hex")]),
    ),
  };
  options.file?.(file);
  options.after?.(files);
  for (const [name, content] of [...files, ["finish.json", json(file)] as const]) {
    const path = join(root, id, name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, content);
  }
}
