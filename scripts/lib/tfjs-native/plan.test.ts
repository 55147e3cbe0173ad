import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { root } from "../root.mjs";
import { compilerArgs, pipArgs, placesIn, planFor, readArgs, sentence, TFJS, whyNotHere } from "./plan.mjs";

const plan = planFor("/app", { gpu: false, pid: 7 });

describe("the plan", () => {
  test("takes the processor's library, or the GPU's where that is asked for, each pinned by its hash", () => {
    expect(plan).toMatchObject({ wheel: "tensorflow-cpu==2.15.1", name: "@tensorflow/tfjs-node" });
    const gpu = planFor("/app", { gpu: true, pid: 7 });
    expect(gpu).toMatchObject({ wheel: "tensorflow==2.15.1", name: "@tensorflow/tfjs-node-gpu" });
    for (const { sha256 } of [plan, gpu]) expect(sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(gpu.hash).not.toBe(plan.hash);
  });

  test("builds beside the folder that engines look into, and never within it", () => {
    expect(plan.folder).toBe("/app/.cache/tfjs-native");
    expect(plan.part).toBe("/app/.cache/tfjs-native.part-7");
  });

  test.skipIf(!existsSync(join(root, ".git")))("makes nothing that Git would keep", () => {
    const { folder, part } = planFor(root, { gpu: true, pid: 7 });
    for (const path of [folder, part]) execFileSync("git", ["check-ignore", "-q", path], { cwd: root });
  });

  test("names the release that package.json lists as optional peers, which the lock file does not install", () => {
    const read = (name: string) => JSON.parse(readFileSync(join(root, name), "utf8"));
    const manifest = read("package.json");
    for (const name of ["@tensorflow/tfjs-node", "@tensorflow/tfjs-node-gpu"]) {
      expect(manifest.peerDependencies[name]).toBe(TFJS);
      expect(manifest.peerDependenciesMeta[name]).toEqual({ optional: true });
      expect(read("package-lock.json").packages).not.toHaveProperty(`node_modules/${name}`);
    }
    expect(manifest.dependencies["@tensorflow/tfjs-core"]).toBe(TFJS);
  });

  test("asks pip for that one wheel and no other, whatever Python runs pip", () => {
    const args = pipArgs("/r.txt", "/into").join(" ");
    for (const part of [
      ...["--no-deps", "--only-binary=:all:", "--require-hashes -r /r.txt"],
      ...["--python-version 3.11", "--abi cp311", "--platform manylinux_2_17_x86_64", "-d /into"],
    ])
      expect(args).toContain(part);
  });

  test("links the library where it lies beside the binding, so that the folder may be moved", () => {
    const places = placesIn("/part", plan.name);
    const args = compilerArgs(places);
    expect(places.binding).toBe("/part/node_modules/@tensorflow/tfjs-node/lib/napi-v8/tfjs_binding.node");
    expect(join(places.binding, "../../../deps/lib")).toBe(places.libraries);
    expect(args).toContain("-Wl,-rpath,$ORIGIN/../../deps/lib");
    expect(args.filter((arg) => arg.endsWith(".cc"))).toEqual([
      "/part/node_modules/@tensorflow/tfjs-node/binding/tfjs_backend.cc",
      "/part/node_modules/@tensorflow/tfjs-node/binding/tfjs_binding.cc",
    ]);
  });
});

describe("the command", () => {
  test("takes --gpu and nothing else", () => {
    expect(readArgs([])).toEqual({ gpu: false });
    expect(readArgs(["--gpu"])).toEqual({ gpu: true });
    expect(readArgs(["--cuda"])).toEqual({ usage: "usage: npm run tfjs-native [-- --gpu]" });
  });

  test("says on which machines it cannot work", () => {
    expect(whyNotHere({ platform: "linux", arch: "x64", version: "v22.1.0" })).toBeNull();
    expect(whyNotHere({ platform: "darwin", arch: "arm64", version: "v20.1.0" })).toBe(
      "TensorFlow's wheel is taken for Linux on x64; this is darwin on arm64.",
    );
    expect(whyNotHere({ platform: "linux", arch: "x64", version: "v24.0.1" })).toBe(
      "TensorFlow.js 4.22.0 runs on Node 20 and 22; this is v24.0.1.",
    );
  });

  test("says what it built and what that computes on", () => {
    expect(sentence(plan, { version: "2.15.1", gpu: false, gmacs: 17.4 })).toBe(
      "@tensorflow/tfjs-node 4.22.0 computes with TensorFlow 2.15.1 (tensorflow-cpu==2.15.1 from PyPI), on the processor: 17 GMAC/s in a product of matrices.",
    );
  });
});
