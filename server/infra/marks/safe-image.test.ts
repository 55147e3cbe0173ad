import { readFileSync } from "node:fs";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { PAPER } from "@/core/picture/render/paper";
import { formatOf } from "./picture-format";
import { decodeUpload } from "./safe-image";

const noise = (size: number) =>
  sharp({
    create: {
      width: size,
      height: size,
      channels: 3,
      background: "#336699",
      noise: { type: "gaussian", mean: 120, sigma: 30 },
    },
  } as never);
const clear = (alpha: number) =>
  sharp({ create: { width: 8, height: 8, channels: 4, background: { r: 200, g: 0, b: 0, alpha } } });
const avif = () => noise(64).avif({ effort: 1 }).toBuffer();
const paper = [1, 3, 5].map((at) => Number.parseInt(PAPER.slice(at, at + 2), 16));

describe("a picture that browsers show is taken", () => {
  it.each([1, 2])("a JPEG without its last %i bytes", async (missing) => {
    for (const progressive of [false, true]) {
      const whole = await noise(128).jpeg({ progressive }).toBuffer();
      const image = await decodeUpload(whole.subarray(0, whole.length - missing));
      expect(image.rgb).toEqual((await decodeUpload(whole)).rgb);
    }
  });

  it("an AVIF whose first brand is mif1", async () => {
    const file = await avif();
    const image = await decodeUpload(
      Buffer.concat([file.subarray(0, 8), Buffer.from("mif1"), file.subarray(12)]),
    );
    expect(image).toMatchObject({ format: "avif", width: 64, height: 64 });
  });

  it("a PNG and a GIF without their end marks", async () => {
    const png = await noise(64).png().toBuffer();
    expect(await decodeUpload(png.subarray(0, -12))).toMatchObject({ format: "png", width: 64 });
    const gif = await noise(64).gif().toBuffer();
    expect(await decodeUpload(gif.subarray(0, -1))).toMatchObject({ format: "gif", width: 64 });
  });
});

describe("a picture that was cut short is refused", () => {
  it.each([20, 1000, 5000])("a JPEG without its last %i bytes", async (missing) => {
    const whole = await noise(256).jpeg().toBuffer();
    await expect(decodeUpload(whole.subarray(0, whole.length - missing))).rejects.toThrow("cut short");
  });

  it("HEIC is none of the kinds, and a brand beyond the box that lists them does not count", () => {
    const ftyp = (size: number, ...brands: string[]) => {
      const head = Buffer.alloc(4);
      head.writeUInt32BE(size);
      return Buffer.concat([
        head,
        Buffer.from(`ftyp${brands[0]}\0\0\0\0${brands.slice(1).join("")}`, "latin1"),
      ]);
    };
    expect(formatOf(ftyp(24, "heic", "mif1", "heic"))).toBe(null);
    expect(formatOf(ftyp(24, "mif1", "mif1", "avif"))).toBe("avif");
    expect(formatOf(ftyp(20, "mif1", "mif1", "avif"))).toBe(null);
    expect(formatOf(ftyp(0, "mif1"))).toBe(null);
  });
});

describe("what is transparent is paper, as on a page", () => {
  it.each(["png", "webp", "avif", "gif", "tiff"] as const)("in a %s", async (format) => {
    const { rgb } = await decodeUpload(
      await clear(0)
        .toFormat(format, format === "tiff" ? { compression: "lzw" } : {})
        .toBuffer(),
    );
    expect([...rgb.subarray(0, 3)]).toEqual(paper);
  });

  it("half of it where it is half", async () => {
    const { rgb, alpha } = await decodeUpload(await clear(0.5).png().toBuffer(), { alpha: true });
    expect([rgb[0], rgb[1]]).toEqual([225, 124]);
    expect(alpha?.[0]).toBe(128);
    expect((await decodeUpload(await clear(1).png().toBuffer(), { alpha: true })).alpha).toBe(null);
  });

  it("and paper is what the pages have", () => {
    expect(readFileSync("app/globals.css", "utf8")).toContain(`--color-paper: light-dark(${PAPER},`);
  });
});

describe("libvips opens nothing but pictures, and nothing by its path", () => {
  it("no document that draws, links or names files", async () => {
    for (const text of [
      '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>',
      "%PDF-1.4\n%%EOF",
      "P3 1 1 255 1 1 1",
    ])
      await expect(sharp(Buffer.from(text)).metadata()).rejects.toThrow("unsupported");
    await expect(sharp("app/icon.svg").metadata()).rejects.toThrow("unsupported");
  });
});
