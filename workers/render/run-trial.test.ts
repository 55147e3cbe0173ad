import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { writeTinyModel } from "@/server/infra/models/testing/tiny-model";
import type { SelfCheck } from "@/server/infra/render/port";
import { vulkanDrivers } from "./engines/onnx/providers";
import { runTrial } from "./run-trial";
import { SAME_DB } from "./self-check";
import { NO_SOFTWARE_VULKAN, softwareVulkan } from "./testing/software-vulkan";
import { frameMs, isBetter, whyUseless } from "./try-engine";

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "cohue-trial-"));
  await mkdir(join(root, "models"));
  await writeTinyModel(join(root, "models"));
});
afterAll(() => rm(root, { recursive: true }));

describe("a trial", () => {
  it("finds how an engine renders each model, in a process of its own", async () => {
    const { checks, why } = await runTrial(join(root, "models"), "onnx-cpu");
    expect(why).toBeNull();
    expect(checks).toMatchObject([{ model: "tiny", engine: "onnx-cpu", ok: true }]);
    expect(checks[0]?.frameMs).toBeGreaterThan(0);
  });

  it("of WebGPU agrees with the goldens on a driver in software", async (context) => {
    const env = softwareVulkan(root, process.env);
    if (!env) return context.skip(NO_SOFTWARE_VULKAN);
    const { checks, why } = await runTrial(join(root, "models"), "onnx-webgpu", { env, ms: 60_000 });
    expect(why).toBeNull();
    expect(checks[0]?.psnr).toBeGreaterThanOrEqual(SAME_DB);
  });

  it("of WebGPU without a driver is a reason, not a crash", async () => {
    const nowhere = { ...process.env, VK_ICD_FILENAMES: join(root, "nothing.json"), VK_DRIVER_FILES: "" };
    const { checks, why } = await runTrial(join(root, "models"), "onnx-webgpu", { env: nowhere });
    expect(why).toBe("there is no GPU here that WebGPU can use");
    expect(checks.map(({ ok }) => ok)).toEqual([false]);
  });

  it("gives a reason when its process dies", async () => {
    const crash = join(root, "crash.cjs");
    await writeFile(crash, "process.kill(process.pid, 'SIGSEGV');");
    const env = { ...process.env, NODE_OPTIONS: `--require ${crash}` };
    const { why } = await runTrial(join(root, "models"), "onnx-cpu", { env });
    expect(why).toMatch(/^its trial ended with (SIGSEGV|\d+)$/);
  });

  it("is ended when it takes too long", async () => {
    const { why } = await runTrial(join(root, "models"), "onnx-cpu", { ms: 1 });
    expect(why).toBe("its trial took longer than 0.001 s");
  });

  it("of an unknown engine says so", async () => {
    expect((await runTrial(join(root, "models"), "abacus")).why).toMatch(/^There is no engine called abacus/);
  });
});

const check = (ok: boolean, frameMs: number, why: string | null = null): SelfCheck => ({
  ...{ model: "m" as SelfCheck["model"], engine: "e", ok, psnr: ok ? 60 : 0 },
  ...{ frameMs: ok ? frameMs : null, why },
});

describe("choosing between two engines", () => {
  it("prefers the one that renders more models, then the faster one", () => {
    expect(isBetter([check(true, 90), check(true, 90)], [check(true, 10), check(false, 0)])).toBe(true);
    expect(isBetter([check(true, 10), check(true, 20)], [check(true, 20), check(true, 20)])).toBe(true);
    expect(isBetter([check(true, 20)], [check(true, 20)])).toBe(false);
    expect(frameMs([check(true, 10), check(false, 5)])).toBe(10);
  });

  it("passes over one that renders nothing, with the library's own error where it did not start", () => {
    const broken = "it could not be opened (no such library)";
    expect(whyUseless([check(false, 0, broken), check(false, 0, broken)])).toBe(broken);
    expect(whyUseless([check(false, 0, "a"), check(false, 0, "b")])).toBe(
      "it rendered no model as its goldens say",
    );
    expect(whyUseless([check(true, 1), check(false, 0, broken)])).toBeNull();
    expect(whyUseless([])).toBeNull();
  });
});

describe("Vulkan drivers", () => {
  it("are those that the environment names, if the files exist", () => {
    expect(vulkanDrivers({ VK_ICD_FILENAMES: `${join(root, "models")}:/nowhere.json` })).toEqual([
      join(root, "models"),
    ]);
    expect(vulkanDrivers({ VK_DRIVER_FILES: "" })).toEqual([]);
  });

  it("are otherwise the manifests in the folders that the loader searches", async () => {
    const dir = join(root, "share/vulkan/icd.d");
    await mkdir(dir, { recursive: true });
    await writeFile(join(dir, "soft.json"), "{}");
    expect(vulkanDrivers({ XDG_DATA_DIRS: join(root, "share") })).toContain(join(dir, "soft.json"));
  });
});
