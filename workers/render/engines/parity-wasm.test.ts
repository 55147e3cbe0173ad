import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { openModels } from "@/server/infra/models";
import { holds } from "../testing/holds-parity";
import { likenessOf } from "../testing/parity";
import { tfjsOn } from "./tfjs/tfjs";

const MODELS = join(fileURLToPath(new URL(".", import.meta.url)), "../../../models");

describe("on the goldens of every shipped model", () => {
  it("tfjs-wasm agrees with onnx-cpu to 40 dB", async () => {
    holds("tfjs-wasm", await likenessOf(tfjsOn("wasm"), await openModels(MODELS)));
  });

  it("a process that computes on one backend refuses the other with a sentence", async () => {
    const [model] = (await openModels(MODELS)).models.values();
    await (await tfjsOn("wasm").open(model!)).dispose();
    await expect(tfjsOn("native").open(model!)).rejects.toThrow("this process computes on wasm already");
  });
});
