import { mkdir, mkdtemp, readFile, rename, rm, symlink, unlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openModels } from "./open-models";
import { type TinyOptions, writeSafetensors, writeTinyModel } from "./testing/tiny-model";
import { TINY } from "./testing/tiny-network";

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "cohue-models-"));
});
afterEach(() => rm(root, { recursive: true }));

/** Why a folder written this way is refused; null when it is not. */
async function refusal(options: TinyOptions): Promise<string | null> {
  await writeTinyModel(root, options);
  return (await openModels(root)).refused[0]?.why ?? null;
}
const matrix = (rows: number, columns: number, value = 1) => ({
  shape: [rows, columns],
  data: new Float32Array(rows * columns).fill(value),
});

describe("a models folder", () => {
  it("opens whole models with their hash, controls and numbers", async () => {
    await writeTinyModel(root);
    const { models, refused } = await openModels(root);
    expect(refused).toEqual([]);
    const [model] = models.values();
    expect(model?.info.controls.map(({ id }) => id)).toEqual(["tilt", "swell", "warmth", "drift"]);
    expect(model?.latent.classMeans).toHaveLength(TINY.classes * TINY.w);
    expect(model?.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(model?.info.hash).toBe(model?.hash);
  });

  it("opens a model whose seeds were chosen anew as the same one: no picture depends on them", async () => {
    await writeTinyModel(root);
    const [before] = (await openModels(root)).models.values();
    const path = join(before?.dir ?? "", "model.json");
    const file = JSON.parse(await readFile(path, "utf8"));
    await writeFile(path, JSON.stringify({ ...file, seeds: { of: 8, good: "BQ==" } }));
    const [after] = (await openModels(root)).models.values();
    expect(after?.hash).toBe(before?.hash);
    expect(before?.info.seeds).toBeUndefined();
    expect(after?.info.seeds).toEqual({ of: 8, good: "BQ==" });
  });

  it("opens a model whose texts have other line ends than they were hashed with, as the same one", async () => {
    await writeTinyModel(root);
    const [whole] = (await openModels(root)).models.values();
    const folder = whole?.dir ?? "";
    for (const name of ["model.json", "controls.json"]) {
      const text = await readFile(join(folder, name), "utf8");
      await writeFile(join(folder, name), text.replaceAll("\n", "\r\n"));
      expect(await readFile(join(folder, name), "utf8")).toContain("\r\n");
    }
    const { models, refused } = await openModels(root);
    expect(refused).toEqual([]);
    expect([...models.values()].map(({ hash }) => hash)).toEqual([whole?.hash]);
  });

  it("gives the same hash for the same folder, another for another", async () => {
    await writeTinyModel(root);
    await writeTinyModel(join(root, "again"));
    await writeTinyModel(join(root, "other"), { file: (file) => Object.assign(file, { version: "2" }) });
    const hashes = await Promise.all(
      [root, join(root, "again"), join(root, "other")].map(
        async (dir) => [...(await openModels(dir)).models.values()][0]?.hash,
      ),
    );
    expect(hashes[0]).toBe(hashes[1]);
    expect(hashes[0]).not.toBe(hashes[2]);
  });

  it("that does not exist counts as empty", async () => {
    expect((await openModels(join(root, "nowhere"))).models.size).toBe(0);
  });

  it("uses the good models beside a bad one", async () => {
    await writeTinyModel(root, { id: "good" });
    await writeTinyModel(root, { id: "bad", after: (files) => files.set("mapping.onnx", new Uint8Array(3)) });
    const { models, refused } = await openModels(root);
    expect([...models.keys()]).toEqual(["good"]);
    expect(refused.map(({ id }) => id)).toEqual(["bad"]);
  });
});

describe("a model is refused with a sentence", () => {
  it("when a file's hash is wrong", async () => {
    const why = await refusal({ after: (files) => files.set("synthesis.onnx", new Uint8Array(8)) });
    expect(why).toMatch(/^synthesis\.onnx has hash [0-9a-f]{12}…; model\.json expects [0-9a-f]{12}…\.$/);
  });

  it("when a file is missing", async () => {
    await unlink(join(await writeTinyModel(root), "goldens/0.png"));
    expect((await openModels(root)).refused).toEqual([{ id: "tiny", why: "goldens/0.png is missing." }]);
  });

  it("when model.json is missing, or not JSON, or lacks a field", async () => {
    await mkdir(join(root, "empty"));
    await mkdir(join(root, "junk"));
    await writeFile(join(root, "junk/model.json"), "{ not json");
    await writeTinyModel(root, { id: "less", file: (file) => delete file.latent });
    const { refused } = await openModels(root);
    expect(refused).toEqual([
      { id: "empty", why: "model.json is missing." },
      { id: "junk", why: "model.json is not JSON." },
      { id: "less", why: expect.stringMatching(/^model\.json: latent: /) },
    ]);
  });

  it("when a tensor's shape is wrong", async () => {
    const tensors = { class_means: matrix(3, TINY.w), controls: matrix(4, TINY.w) };
    const why = await refusal({
      before: (files) => void files.set("weights.safetensors", writeSafetensors(tensors)),
    });
    expect(why).toBe("weights.safetensors: class_means has shape [3, 6]; expected [2, 6].");
  });

  it("when a tensor is not there, or holds no number", async () => {
    const without = { class_means: matrix(TINY.classes, TINY.w) };
    const odd = { ...without, controls: matrix(4, TINY.w, Number.NaN) };
    const write = (tensors: Parameters<typeof writeSafetensors>[0]) => ({
      before: (files: Map<string, Uint8Array>) =>
        void files.set("weights.safetensors", writeSafetensors(tensors)),
    });
    expect(await refusal(write(without))).toBe("weights.safetensors has no tensor called controls.");
    expect(await refusal(write(odd))).toBe(
      "weights.safetensors: controls holds a number that is not finite.",
    );
  });

  it("when the weights are not safetensors", async () => {
    const why = await refusal({
      before: (files) => void files.set("weights.safetensors", new Uint8Array(64).fill(255)),
    });
    expect(why).toBe("weights.safetensors has a header longer than the file.");
  });

  it("when a control names a vector that is not there", async () => {
    const control = { id: "far", kind: "component", label: "Far", band: "all", sigma: 1, vector: 99 };
    const why = await refusal({
      before: (files) =>
        void files.set("controls.json", new TextEncoder().encode(JSON.stringify({ controls: [control] }))),
    });
    expect(why).toBe("controls.json names vector 99, but the tensor controls has 4 rows.");
  });

  it("when the bands leave a layer out", async () => {
    const bands = { structure: [0, 1], shapes: [1, 2], colour: [2, 2] };
    const why = await refusal({ file: (file) => Object.assign(file, { bands }) });
    expect(why).toBe("model.json: bands cover 2 layers; expected 3.");
  });

  it("when it names a file outside its folder", async () => {
    const why = await refusal({
      file: (file) => Object.assign(file.files as object, { "../other/secret": "0".repeat(64) }),
    });
    expect(why).toBe("model.json names ../other/secret, which is outside its folder.");
  });

  it("when a file that it names is a link out of its folder", async () => {
    const outside = join(root, "secret.png");
    const folder = await writeTinyModel(root);
    await rename(join(folder, "goldens/0.png"), outside);
    await symlink(outside, join(folder, "goldens/0.png"));
    expect((await openModels(root)).refused).toEqual([
      { id: "tiny", why: "goldens/0.png is a link to somewhere else; expected a file of the folder's own." },
    ]);
  });

  it.for(["/etc/passwd", "goldens/../../secret", "./weights", "C:\\secret", ".."])(
    "when it names the path %s",
    async (name) => {
      const why = await refusal({
        file: (file) => Object.assign(file.files as object, { [name]: "0".repeat(64) }),
      });
      expect(why).toBe(`model.json names ${name}, which is outside its folder.`);
    },
  );

  it("when the weights are cut short", async () => {
    const why = await refusal({
      before: (files) => {
        const whole = files.get("weights.safetensors") ?? new Uint8Array(0);
        files.set("weights.safetensors", whole.slice(0, -40));
      },
    });
    expect(why).toMatch(/^weights\.safetensors/);
  });

  it("when its folder has another name than its id", async () => {
    const why = await refusal({ file: (file) => Object.assign(file, { id: "someone-else" }) });
    expect(why).toBe("its folder is called tiny, but model.json says the id is someone-else.");
  });
});
