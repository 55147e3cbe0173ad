import { InferenceSession, Tensor } from "onnxruntime-node";
import { describe, expect, it } from "vitest";
import { upscalerOnnx } from "@/server/infra/models/testing/tiny-side";
import { ONE_CORE } from "../providers";
import { Lane } from "./lane";
import { Lanes } from "./lanes";

const SIDE = 24;
const picture = (n: number, side = SIDE) =>
  new Tensor(
    "uint8",
    Uint8Array.from({ length: side * side * 3 }, (_, i) => (i * 7 + n * 31) % 256),
    [1, side, side, 3],
  );
const bytesOf = (made: Readonly<Record<string, Tensor>>) => Buffer.from(made.big?.data as Uint8Array);

describe("lanes", () => {
  it("give the bytes that a run in this thread gives, however many are asked for at once", async () => {
    const here = await InferenceSession.create(upscalerOnnx(), ONE_CORE);
    const there = new Lanes(2).add(upscalerOnnx(), ONE_CORE);
    const pictures = [1, 2, 3, 4, 5].map((n) => picture(n));
    const made = await Promise.all(pictures.map((rgb) => there.run({ rgb })));
    for (const [i, rgb] of pictures.entries())
      expect(bytesOf(made[i] ?? {}).equals(bytesOf((await here.run({ rgb })) as never))).toBe(true);
    await here.release();
    await there.release();
  });

  it("take a part of a larger array for what it is", async () => {
    const there = new Lanes(1).add(upscalerOnnx(), ONE_CORE);
    const { data } = picture(6);
    const twice = new Uint8Array(2 * data.length);
    twice.set(data as Uint8Array, data.length);
    const part = new Tensor("uint8", twice.subarray(data.length), [1, SIDE, SIDE, 3]);
    const [whole, cut] = [await there.run({ rgb: picture(6) }), await there.run({ rgb: part })];
    expect(bytesOf(cut).equals(bytesOf(whole))).toBe(true);
    await there.release();
  });

  it("begin no more threads than there may be", async () => {
    let begun = 0;
    const lanes = new Lanes(2, () => {
      begun += 1;
      return new Lane();
    });
    const graphs = [1, 2, 3].map(() => lanes.add(upscalerOnnx(), ONE_CORE));
    await Promise.all(graphs.flatMap((graph) => [1, 2, 3].map((n) => graph.run({ rgb: picture(n) }))));
    expect(begun).toBe(2);
    await Promise.all(graphs.map((graph) => graph.release()));
  });

  it("fail one run alone, with ONNX Runtime's reason", async () => {
    const there = new Lanes(1).add(upscalerOnnx(), ONE_CORE);
    const [wrong, right] = await Promise.allSettled([
      there.run({ rgb: new Tensor("float32", new Float32Array(12), [1, 2, 2, 3]) }),
      there.run({ rgb: picture(1) }),
    ]);
    expect(wrong).toMatchObject({
      status: "rejected",
      reason: { message: expect.stringMatching(/rgb|type/) },
    });
    expect(right.status).toBe("fulfilled");
    await there.release();
    await expect(there.run({ rgb: picture(1) })).rejects.toThrow("the network was closed");
  });

  it("go on in a new thread where one has ended, and tell who waited for it", async () => {
    const begun: Lane[] = [];
    const lanes = new Lanes(1, () => {
      const lane = new Lane();
      begun.push(lane);
      return lane;
    });
    const there = lanes.add(upscalerOnnx(), ONE_CORE);
    await there.run({ rgb: picture(1) });
    const asked = [there.run({ rgb: picture(2) }), there.run({ rgb: picture(3) })];
    await begun[0]?.worker.terminate();
    const [lost, next] = await Promise.allSettled(asked);
    expect(lost).toMatchObject({ status: "rejected" });
    expect(next?.status).toBe("fulfilled");
    expect(begun).toHaveLength(2);
    await there.release();
  });
});
