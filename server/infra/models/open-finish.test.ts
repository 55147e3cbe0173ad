import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { startEngine } from "@/workers/render/start-engine";
import { openModels } from "./open-models";
import { type PaperOptions, writePaperFinish } from "./testing/paper-finish";
import { writeSafetensors, writeTinyModel } from "./testing/tiny-model";

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "cohue-finish-"));
});
afterEach(() => rm(root, { recursive: true }));

async function refusal(options: PaperOptions): Promise<string | null> {
  await writePaperFinish(root, options);
  return (await openModels(root)).refused[0]?.why ?? null;
}
const styles = (shape: number[], value = 1) =>
  writeSafetensors({
    hands: { shape, data: new Float32Array(shape.reduce((a, b) => a * b, 1)).fill(value) },
  });

describe("a folder with a finish.json", () => {
  it("is a finish, no model, with its hands, what a browser is told, and a hash of its own", async () => {
    await writePaperFinish(root);
    await writeTinyModel(root);
    const { models, finishes, refused } = await openModels(root);
    expect(refused).toEqual([]);
    expect([...models.keys()]).toEqual(["tiny"]);
    const finish = finishes.get("finish" as never);
    expect([...(finish?.hands.keys() ?? [])]).toEqual(["ejiri", "arles"]);
    expect(finish?.hands.get("arles")?.[1]).toBeCloseTo(1.01);
    expect(finish?.info.hands[0]?.basis).toBe("the artist died in 1900");
    expect(finish?.info.hash).toMatch(/^[0-9a-f]{64}$/);
  });

  it("keeps its hash where only how rooms begin, its version, which versions are alike or its card change, and no other change leaves it", async () => {
    const hashWith = async (options: PaperOptions) => {
      await writePaperFinish(root, options);
      return (await openModels(root)).finishes.get("finish" as never)?.hash;
    };
    const known = await hashWith({});
    expect(known).toBeDefined();
    const same: PaperOptions[] = [
      { file: (file) => Object.assign(file, { version: "9.9.9" }) },
      { file: (file) => Object.assign(file, { alike: [{ hash: "a".repeat(64), forms: "added" }] }) },
      { file: (file) => Object.assign(file, { starts: { "*": { hands: { arles: 1 } } } }) },
      { before: (files) => files.set("card.md", new Uint8Array(7)) },
    ];
    for (const options of same) expect(await hashWith(options)).toBe(known);
    expect(await hashWith({ file: (file) => Object.assign(file, { margin: 52 }) })).not.toBe(known);
    expect(await hashWith({ before: (files) => files.set("hand.onnx", new Uint8Array(7)) })).not.toBe(known);
  });

  it("is refused with a sentence that says what does not agree", async () => {
    const why = await refusal({ after: (files) => files.set("finish-tile.onnx", new Uint8Array(3)) });
    expect(why).toMatch(/^finish-tile\.onnx has hash \w+…; finish\.json expects \w+…\.$/);
  });

  it.each<[string, PaperOptions, RegExp]>([
    ["a file that is missing", { after: (f) => f.delete("hand.onnx") }, /^hand\.onnx is missing\.$/],
    [
      "a graph without a hash",
      { file: ({ files }) => Reflect.deleteProperty(files as object, "finish-places.onnx") },
      /gives no hash for finish-places\.onnx/,
    ],
    [
      "styles of another length",
      { before: (f) => f.set("weights.safetensors", styles([2, 64])) },
      /\[2, 64\]; expected \[any, 100\]/,
    ],
    [
      "fewer styles than hands",
      { before: (f) => f.set("weights.safetensors", styles([1, 100])) },
      /names row 1 of hands, which has 1 rows/,
    ],
    [
      "a style that is no number",
      { before: (f) => f.set("weights.safetensors", styles([2, 100], Number.NaN)) },
      /not finite/,
    ],
    [
      "no styles",
      { before: (f) => f.set("weights.safetensors", writeSafetensors({})) },
      /no tensor called hands/,
    ],
    [
      "a start in a hand it does not have",
      { file: (f) => Object.assign(f, { starts: { fields: { hands: { nobody: 1 } } } }) },
      /start of fields names the hand nobody/,
    ],
    [
      "one name for two hands",
      { file: (f) => Object.assign(f, { hands: [(f.hands as unknown[])[0], (f.hands as unknown[])[0]] }) },
      /two hands called ejiri/,
    ],
    [
      "strokes the wrong way",
      { file: (f) => Object.assign(f, { strokes: { min: 1, max: -1 } }) },
      /expected the lesser first/,
    ],
    [
      "another id than its folder's",
      { file: (f) => Object.assign(f, { id: "other" }) },
      /folder is called finish, but finish\.json says the id is other/,
    ],
    [
      "a file outside its folder",
      { file: ({ files }) => Object.assign(files as object, { "../x": "0".repeat(64) }) },
      /outside its folder/,
    ],
  ])("is refused for %s", async (_what, options, words) => {
    expect(await refusal(options)).toMatch(words);
  });

  it("whose graphs cannot run is refused when the engine starts, and the models go on", async () => {
    await writePaperFinish(root);
    await writeTinyModel(root);
    const { models, finishes, report } = await startEngine({ modelsDir: root, engine: "onnx-cpu" });
    expect([...models.keys()]).toEqual(["tiny"]);
    expect(finishes.size).toBe(0);
    expect(report.refused).toMatchObject([
      { id: "finish", why: expect.stringContaining("could not be opened") },
    ]);
    for (const { open } of models.values()) await open.dispose();
  });
});
