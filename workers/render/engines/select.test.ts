import { describe, expect, it } from "vitest";
import { readConfig } from "@/server/config";
import { candidates } from "./select";

const names = (wanted: string) => candidates(wanted).map(({ name }) => name);

describe("the engines to try", () => {
  it("come in this order: native libraries first, then what runs anywhere, WebAssembly last", () => {
    expect(names("auto")).toEqual(["onnx-cuda", "onnx-webgpu", "tfjs-node", "onnx-cpu", "tfjs-wasm"]);
    expect(candidates("auto").filter(({ risky }) => !risky)).toMatchObject([
      { name: "onnx-cpu", last: false },
      { name: "tfjs-wasm", last: true },
    ]);
  });

  it("are both of TensorFlow.js for `tfjs`, its native library first, and one engine for every other name", () => {
    expect(names("tfjs")).toEqual(["tfjs-node", "tfjs-wasm"]);
    for (const name of names("auto")) expect(names(name)).toEqual([name]);
  });

  it("may each be set as RENDER_ENGINE, and nothing else may", () => {
    const set = (RENDER_ENGINE: string) => readConfig({ RENDER_ENGINE }).renderEngine;
    for (const name of ["auto", "tfjs", ...names("auto")]) expect(set(name)).toBe(name);
    expect(() => set("abacus")).toThrow(/must be one of/);
  });

  it("end with a reason where TensorFlow's library is not installed", () => {
    const [native] = candidates("tfjs-node");
    const why = native?.unavailable() ?? null;
    if (why !== null) expect(why).toMatch(/^TensorFlow's library is not installed|is needed$/);
  });
});
