import { describe, expect, it } from "vitest";
import { RATIOS } from "@/core/picture/recipe/ratio";
import { areaOf, aspectOf, doubleOf, drawnRatio, partOf, pixelsIn, shapeOf } from "./shape";

const ANY = { native: 256, settled: 512, max: 2048, tile: 256, any: true };
const OTHERS = RATIOS.filter((ratio) => ratio !== "1:1");

describe("a picture's shape", () => {
  it("has the longer side that was asked for, and the shorter to the nearest pixel", () => {
    expect(RATIOS.map((ratio) => shapeOf(ratio, 1024))).toEqual([
      { width: 1024, height: 1024 },
      { width: 1024, height: 683 },
      { width: 683, height: 1024 },
      { width: 1024, height: 576 },
    ]);
  });

  it.each(RATIOS)(
    "%s that is painted is exact, of sides that are multiples of 4, and of about as many pixels as a square",
    (ratio) => {
      for (const size of [256, 512, 1024])
        for (const part of [2, 3 / 2, 1, 3 / 4, 1 / 2]) {
          const shape = size === 256 ? partOf(ratio, size, part) : areaOf(ratio, size);
          expect([shape.width % 4, shape.height % 4, shape.width / shape.height]).toEqual([
            0,
            0,
            aspectOf(ratio),
          ]);
          const wanted = size === 256 ? size * part : size;
          expect(Math.abs(Math.sqrt(pixelsIn(shape)) / wanted - 1)).toBeLessThan(0.15);
        }
    },
  );

  it.each(OTHERS)("%s is painted in doublings, and a square of a size is that square", (ratio) => {
    expect(areaOf(ratio, 1024)).toEqual(doubleOf(doubleOf(areaOf(ratio, 256))));
    expect(areaOf("1:1", 1000)).toEqual({ width: 1000, height: 1000 });
  });

  it("is the recipe's where the model draws it, and square where it does not", () => {
    expect(drawnRatio({ ratio: "16:9" }, ANY)).toBe("16:9");
    expect(drawnRatio({}, ANY)).toBe("1:1");
    expect(drawnRatio({ ratio: "16:9" }, { any: false })).toBe("1:1");
    expect(drawnRatio({ ratio: "16:9" }, { any: true, ratios: ["1:1", "3:2"] })).toBe("1:1");
  });
});
