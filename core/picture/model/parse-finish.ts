import { hashOf } from "@/core/kernel/canon/hash";
import type { Sha256 } from "@/core/kernel/ids/ids";
import { FinishFile, type FinishInfo, STYLE } from "./finish-file";
import { checked, isInside, parseJson } from "./parse-json";
import { ModelRefused } from "./refusal";
import type { Tensors } from "./safetensors";

/** Graphs that every finish has, in one hand and in hands that have places: with the statistics, with those of a whole, without. */
const FINISH_GRAPHS = [
  "finish.onnx",
  "finish-tile.onnx",
  "finish-live.onnx",
  "finish-places.onnx",
  "finish-places-tile.onnx",
  "finish-places-live.onnx",
  "hand.onnx",
] as const;
const NEEDED = ["weights.safetensors", ...FINISH_GRAPHS] as const;

/** Reads finish.json and gives the hash of what decides how it paints. Throws ModelRefused. */
export function parseFinishFile(text: string): { file: FinishFile; hash: Sha256 } {
  const json = parseJson("finish.json", text);
  const file = checked("finish.json", FinishFile, json);
  for (const name of [...NEEDED, ...file.goldens.flatMap(({ picture, painted }) => [picture, painted])])
    if (!file.files[name]) throw new ModelRefused(`finish.json gives no hash for ${name}.`);
  const stray = Object.keys(file.files).find((name) => !isInside(name));
  if (stray !== undefined) throw new ModelRefused(`finish.json names ${stray}, which is outside its folder.`);
  const repeated = file.hands.find(({ id }, i) => file.hands.findIndex((hand) => hand.id === id) !== i);
  if (repeated) throw new ModelRefused(`finish.json has two hands called ${repeated.id}.`);
  const known = new Set<string>(file.hands.map(({ id }) => id));
  for (const [model, { hands }] of Object.entries(file.starts))
    for (const hand of Object.keys(hands))
      if (!known.has(hand))
        throw new ModelRefused(
          `finish.json: the start of ${model} names the hand ${hand}, which it does not have.`,
        );
  if (file.strokes.min >= file.strokes.max)
    throw new ModelRefused(
      `finish.json: strokes go from ${file.strokes.min} to ${file.strokes.max}; expected the lesser first.`,
    );
  return { file, hash: hashOfPainting(json) };
}

/** Of the canonical JSON without what changes no picture: with what rooms begin, the version, which versions are alike, and the card. */
function hashOfPainting(json: unknown): Sha256 {
  const { starts: _starts, version: _version, alike: _alike, files, ...rest } = json as FinishFile;
  const { "card.md": _card, ...painting } = files;
  return hashOf({ ...rest, files: painting });
}

/** The styles of a finish's hands by id, each [100]. Throws ModelRefused naming what was expected and found. */
export function handsOf({ hands, goldens }: FinishFile, tensors: Tensors): ReadonlyMap<string, Float32Array> {
  const tensor = tensors.get("hands")?.();
  if (!tensor) throw new ModelRefused("weights.safetensors has no tensor called hands.");
  const [rows = 0, width] = tensor.shape;
  if (tensor.shape.length !== 2 || width !== STYLE)
    throw new ModelRefused(
      `weights.safetensors: hands has shape [${tensor.shape.join(", ")}]; expected [any, ${STYLE}].`,
    );
  if (!tensor.data.every(Number.isFinite))
    throw new ModelRefused("weights.safetensors: hands holds a number that is not finite.");
  const named = [
    ...hands.map(({ row }) => row),
    ...goldens.flatMap((golden) => golden.hands.map(([row]) => row)),
  ];
  const missing = named.find((row) => row >= rows);
  if (missing !== undefined)
    throw new ModelRefused(`finish.json names row ${missing} of hands, which has ${rows} rows.`);
  return new Map(hands.map(({ id, row }) => [id, tensor.data.subarray(row * STYLE, (row + 1) * STYLE)]));
}

/** Whether a finish paints what the version with this hash painted: it is that version, or one that paints alike. */
export const paintsAs = (
  finish: { hash: Sha256; alike: readonly { hash: Sha256 }[] },
  hash: Sha256,
): boolean => finish.hash === hash || finish.alike.some((one) => one.hash === hash);

/** What a browser is told about a finish. */
export function finishInfo(file: FinishFile, hash: Sha256): FinishInfo {
  const { id, version, name, hands, starts, licence, teacher, alike } = file;
  return { id, version, name, hands, starts, licence, teacher, alike, hash };
}
