import { describe, expect, it } from "vitest";
import { uniforms } from "@/core/kernel/random";
import { directionsOf } from "@/core/picture/finish/brushwork";
import { areaOf, pixelsIn, squareOf } from "@/core/picture/render/shape";
import { Ground } from "./ground";

const noise = (length: number) => {
  const next = uniforms(5);
  return Uint8Array.from({ length }, () => 256 * next());
};
const left = Float32Array.from({ length: 1024 }, (_, i) => (i % 32 < 16 ? 1 : 0));

describe("the ground that a hand paints on", () => {
  it("is the plain picture itself where there are no dabs", async () => {
    const plain = noise(64 * 64 * 3);
    expect(
      await new Ground({ dabs: 0, stroke: 1, places: null, amount: 1 }, new Uint8Array(0)).of(
        plain,
        squareOf(64),
      ),
    ).toBe(plain);
  });

  it.each([squareOf(64), squareOf(512), areaOf("16:9", 1024)])(
    "is in dabs where something is painted, and plain elsewhere: %o",
    async (shape) => {
      const plain = noise(pixelsIn(shape) * 3);
      const places = { masks: new Float32Array(1024).fill(1), amount: left };
      const ground = await new Ground(
        { dabs: 1, stroke: 1, places, amount: 1 },
        directionsOf(plain, shape),
      ).of(plain, shape);
      let [same, apart] = [0, 0];
      for (let i = 0; i < plain.length; i++) {
        const place = (Math.floor(i / 3) % shape.width) / shape.width;
        if (place > 0.55 && ground[i] !== plain[i]) apart++;
        if (place < 0.45 && ground[i] === plain[i]) same++;
      }
      expect(apart).toBe(0);
      expect(same).toBeLessThan(plain.length * 0.02);
    },
  );
});
