import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import phash from "sharp-phash";
import { beforeAll, describe, expect, it } from "vitest";
import { uniforms } from "@/core/kernel/random";
import { pixelsIn, shapeOf, squareOf } from "@/core/picture/render/shape";
import { bitsApart } from "@/core/work/record/fingerprint";
import { type Certificates, openCertificates } from "./certificates";
import { readCredentials, signImage } from "./content-credentials";
import { coseSign1 } from "./cose";
import { encodeImage } from "./encode-image";
import { fingerprints } from "./fingerprint";
import { markerProcess } from "./marker";
import { perceptualHash } from "./perceptual-hash";
import { decodeUpload } from "./safe-image";
import { testChain } from "./testing/chain";
import { embedWatermark, readWatermark } from "./watermark";
import { xmpOf } from "./xmp";

/** A picture of the kind that is published: soft shapes and hard edges, from a seed. */
function picture(size: number, seed = 1): Uint8Array {
  const random = uniforms(seed);
  const waves = Array.from({ length: 6 }, () => [random() * 9, random() * 9, random() * 6.28] as const);
  const rgb = new Uint8Array(size * size * 3);
  for (let y = 0; y < size; y++)
    for (let x = 0; x < size; x++) {
      const sum = waves.reduce((s, [a, b, p]) => s + Math.sin((a * x + b * y) / size + p), 0);
      const edge = Math.sin(3 * sum) > 0.2 ? 60 : 0;
      const at = 3 * (y * size + x);
      rgb[at] = 90 + 12 * sum + edge;
      rgb[at + 1] = 120 - 10 * sum + edge / 2;
      rgb[at + 2] = 100 + 8 * Math.cos(sum) + edge;
    }
  return rgb;
}
const raw = (size: number) => ({ raw: { width: size, height: size, channels: 3 as const } });
const ID = 0x0123456789abcdefn;

describe("the watermark", () => {
  it("reads back from pictures that are not square", () => {
    for (const ratio of ["3:2", "2:3", "16:9"] as const) {
      const shape = shapeOf(ratio, 512);
      const plain = picture(512).slice(0, pixelsIn(shape) * 3);
      const marked = embedWatermark(plain, shape, ID);
      expect(readWatermark(marked, shape.width, shape.height)?.id, ratio).toBe(ID);
      expect(readWatermark(plain, shape.width, shape.height), ratio).toBeNull();
    }
  });

  it("is 42 dB or more below what is seen, and reads back", () => {
    for (const size of [256, 512, 1024]) {
      const plain = picture(size);
      const marked = embedWatermark(plain, squareOf(size), ID);
      let error = 0;
      for (let i = 0; i < plain.length; i++) error += ((plain[i] ?? 0) - (marked[i] ?? 0)) ** 2;
      expect(10 * Math.log10((255 * 255 * plain.length) / error), `${size} px`).toBeGreaterThan(42);
      expect(readWatermark(marked, size, size)?.id).toBe(ID);
    }
  });

  it("survives JPEG 50, WebP 60, half the size and a fifth more brightness at 1024 px", async () => {
    for (const seed of [1, 2, 3]) {
      const marked = embedWatermark(picture(1024, seed), squareOf(1024), ID);
      const attacks = {
        jpeg50: sharp(marked, raw(1024)).jpeg({ quality: 50 }),
        webp60: sharp(marked, raw(1024)).webp({ quality: 60 }),
        half: sharp(marked, raw(1024)).resize(512).jpeg({ quality: 85 }),
        brighter: sharp(marked, raw(1024)).modulate({ brightness: 1.2 }).jpeg({ quality: 85 }),
      };
      for (const [name, attack] of Object.entries(attacks)) {
        const { rgb, width, height } = await decodeUpload(await attack.toBuffer());
        expect(readWatermark(rgb, width, height)?.id, `${name}, seed ${seed}`).toBe(ID);
      }
    }
  });

  it("changes textured places most: a flat place beside them changes by at most one level, and half as much", () => {
    const size = 1024;
    const random = uniforms(5);
    const plain = new Uint8Array(size * size * 3);
    for (let i = 0; i < size * size; i++)
      plain.fill(i % size < size / 2 ? 235 : 150 + Math.floor(70 * random()), 3 * i, 3 * i + 3);
    const marked = embedWatermark(plain, squareOf(size), ID);
    const squares = { flat: 0, texture: 0 };
    for (let i = 0; i < size * size; i++)
      squares[i % size < size / 2 ? "flat" : "texture"] += ((plain[3 * i] ?? 0) - (marked[3 * i] ?? 0)) ** 2;
    const rms = (sum: number) => Math.sqrt(sum / ((size * size) / 2));
    expect(rms(squares.flat)).toBeLessThan(1.1);
    expect(rms(squares.flat)).toBeLessThan(rms(squares.texture) / 2);
    expect(readWatermark(marked, size, size)?.id).toBe(ID);
  });

  it("is not found in a picture without one, and is never read as another id", async () => {
    for (let seed = 10; seed < 40; seed++) expect(readWatermark(picture(256, seed), 256, 256)).toBeNull();
    const marked = embedWatermark(picture(256), squareOf(256), ID);
    for (const quality of [5, 10, 20, 30]) {
      const { rgb } = await decodeUpload(await sharp(marked, raw(256)).jpeg({ quality }).toBuffer());
      expect([undefined, ID]).toContain(readWatermark(rgb, 256, 256)?.id);
    }
  });
});

describe("the marker process", () => {
  it("marks as it is marked here, and is started again after it was killed", async () => {
    const marker = markerProcess();
    const plain = picture(256);
    const marked = await marker.embed(plain, squareOf(256), ID);
    expect(Buffer.from(marked).equals(Buffer.from(embedWatermark(plain, squareOf(256), ID)))).toBe(true);
    const open = marker.read(marked, 256, 256);
    await marker.close();
    await expect(open).rejects.toThrow("ended");
    expect(await marker.read(marked, 256, 256)).toMatchObject({ id: ID });
    await marker.close();
  });
});

describe("labels and credentials", () => {
  let certificates: Certificates;
  const folder = mkdtempSync(join(tmpdir(), "cohue-certificates-"));
  beforeAll(async () => {
    certificates = await openCertificates(folder);
  });
  const xmp = xmpOf({
    title: 'Night <garden> & "sea"',
    creators: ["Ana", "Ben & Co"],
    rights: "Anyone may use it who names its makers.",
    licenceUrl: "https://creativecommons.org/licenses/by/4.0/",
    recordUrl: "https://cohue.example/works/0123456789abcdef/record",
    digitalSourceType: "algorithmicMedia",
    doNotTrain: true,
  });
  const credentials = {
    title: "Night garden",
    software: "cohue/0.1.0",
    recordHash: "a".repeat(64),
    recordUrl: "https://cohue.example/works/0123456789abcdef/record",
    sourceType: "algorithmicMedia",
    doNotTrain: true,
    parents: [],
  };

  it("are kept for the instance: the key is its owner's alone, and a second start has the same", async () => {
    expect(statSync(join(folder, "leaf.key")).mode & 0o777).toBe(0o600);
    expect((await openCertificates(folder)).chainPem).toBe(certificates.chainPem);
  });

  it.each(["png", "jpeg", "webp"] as const)(
    "stand in a %s: XMP kept, credentials valid under our root, void after one byte",
    async (format) => {
      const mime = `image/${format}`;
      const encoded = await encodeImage({ rgb: picture(256), shape: squareOf(256), format, xmp });
      const signed = await signImage(encoded, mime, credentials, certificates);
      const metadata = await sharp(signed).metadata();
      expect(metadata.xmp?.toString()).toContain("algorithmicMedia");
      const read = await readCredentials(signed, mime, certificates.rootPem);
      expect(read).toMatchObject({
        present: true,
        valid: true,
        trusted: true,
        recordHash: "a".repeat(64),
        problems: [],
      });
      expect(await readCredentials(encoded, mime, certificates.rootPem)).toMatchObject({ present: false });
      const changed = new Uint8Array(signed);
      const at = Math.floor(changed.length * { png: 0.6, jpeg: 0.97, webp: 0.2 }[format]);
      changed[at] = (changed[at] ?? 0) ^ 1;
      const after = await readCredentials(changed, mime, certificates.rootPem);
      expect(after.valid).toBe(false);
    },
  );

  it("signed elsewhere are whole but not ours", async () => {
    const others = await openCertificates(mkdtempSync(join(tmpdir(), "cohue-certificates-")));
    const encoded = await encodeImage({ rgb: picture(64), shape: squareOf(64), format: "png", xmp });
    const signed = await signImage(encoded, "image/png", credentials, others);
    expect(await readCredentials(signed, "image/png", certificates.rootPem)).toMatchObject({
      present: true,
      trusted: false,
    });
  });

  it("are signed with the chain that an operator puts in, and not with one that does not fit", async () => {
    const mine = mkdtempSync(join(tmpdir(), "cohue-certificates-"));
    const put = (chain: string, key: string) => {
      writeFileSync(join(mine, "chain.pem"), chain);
      writeFileSync(join(mine, "leaf.key"), key);
    };
    const operator = await testChain("Example Museum");
    put(operator.chainPem, operator.keyPem);
    const opened = await openCertificates(mine);
    expect(opened.chainPem).toBe(operator.chainPem);
    const encoded = await encodeImage({ rgb: picture(64), shape: squareOf(64), format: "jpeg", xmp });
    const signed = await signImage(encoded, "image/jpeg", credentials, opened);
    expect(await readCredentials(signed, "image/jpeg", opened.rootPem)).toMatchObject({
      valid: true,
      trusted: true,
      issuer: "Example Museum",
    });
    expect(await readCredentials(signed, "image/jpeg", certificates.rootPem)).toMatchObject({
      trusted: false,
    });

    const other = await testChain("Another");
    put(operator.chainPem, other.keyPem);
    await expect(openCertificates(mine)).rejects.toThrow("certificate of leaf.key");
    put([...operator.blocks].reverse().join("\n"), operator.keyPem);
    await expect(openCertificates(mine)).rejects.toThrow("begin with");
    put(`${operator.blocks[0]}\n${other.blocks[2]}\n`, operator.keyPem);
    await expect(openCertificates(mine)).rejects.toThrow("from leaf to root");
    const ended = await testChain("Ended", { until: Date.now() - 1000 });
    put(ended.chainPem, ended.keyPem);
    await expect(openCertificates(mine)).rejects.toThrow("ended on");
  });

  it("are absent for bytes that are not a picture", async () => {
    for (const bytes of [new Uint8Array(), new Uint8Array(64).fill(7)])
      expect((await readCredentials(bytes, "image/png", null)).valid).toBe(false);
  });

  it("are padded to the exact byte, whatever the size", () => {
    for (let size = 4000; size < 4300; size += 7)
      expect(coseSign1(new Uint8Array(10), certificates.key, certificates.chainPem, size).length).toBe(size);
    expect(() => coseSign1(new Uint8Array(10), certificates.key, certificates.chainPem, 50)).toThrow(
      RangeError,
    );
  });
});

describe("fingerprints", () => {
  it("are those of sharp-phash, to the bit", async () => {
    for (const seed of [1, 2, 3, 4, 5, 6, 7, 8]) {
      const rgb = picture(64, seed);
      expect(await perceptualHash(rgb, 64)).toBe(await phash(await sharp(rgb, raw(64)).png().toBuffer()));
    }
  });

  it("recognise a picture that was turned, mirrored, reduced or compressed", async () => {
    const rgb = picture(512);
    const known = await fingerprints(rgb, 512);
    expect(new Set(known).size).toBeGreaterThan(4);
    const nearest = async (bytes: Uint8Array) => {
      const image = await decodeUpload(bytes);
      const [seen = ""] = await fingerprints(image.rgb, image.width, image.height);
      return Math.min(...known.map((hash) => bitsApart(seen, hash)));
    };
    expect(await nearest(await sharp(rgb, raw(512)).rotate(90).png().toBuffer())).toBeLessThanOrEqual(6);
    expect(await nearest(await sharp(rgb, raw(512)).flop().png().toBuffer())).toBeLessThanOrEqual(6);
    expect(
      await nearest(await sharp(rgb, raw(512)).resize(200).jpeg({ quality: 50 }).toBuffer()),
    ).toBeLessThanOrEqual(6);
    const others = await fingerprints(picture(512, 9), 512);
    expect(bitsApart(known[0] ?? "", others[0] ?? "")).toBeGreaterThan(10);
  });
});

describe("a stranger's file", () => {
  const png = () => sharp(picture(64), raw(64)).png().toBuffer();
  const refused = (bytes: Uint8Array, words: RegExp) =>
    expect(decodeUpload(bytes)).rejects.toMatchObject({ displayable: expect.stringMatching(words) });

  it("that is empty, text, SVG with a script, or a zip is refused as not an image", async () => {
    await refused(new Uint8Array(), /empty/);
    for (const text of [
      "hello",
      '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
      "PK\u0003\u0004",
    ])
      await refused(new TextEncoder().encode(text), /not a PNG/);
  });
  it("that is cut short is damaged, wherever it is cut", async () => {
    const whole = await png();
    for (const part of [0.1, 0.5, 0.9])
      await refused(whole.subarray(0, Math.floor(whole.length * part)), /damaged|cut short/);
  });
  it("with huge dimensions is refused before it is decoded", async () => {
    const bomb = Buffer.from(await png());
    bomb.writeUInt32BE(60_000, 16);
    bomb.writeUInt32BE(60_000, 20);
    await refused(bomb, /damaged|more than can/);
  });
  it("larger than 32 MB is refused", () => refused(new Uint8Array(33 * 1024 * 1024), /larger/));
  it("in grey, with 16 bits, in CMYK or with transparency comes out as RGB", async () => {
    const base = sharp(picture(64), raw(64));
    const files = [
      await base.clone().greyscale().png().toBuffer(),
      await base.clone().toColourspace("rgb16").png().toBuffer(),
      await base.clone().toColourspace("cmyk").jpeg().toBuffer(),
      await base.clone().ensureAlpha(0.5).webp().toBuffer(),
    ];
    for (const file of files) {
      const { rgb, width, height } = await decodeUpload(file);
      expect([width, height, rgb.length]).toEqual([64, 64, 64 * 64 * 3]);
    }
  });
  it("with an animation is read in its first frame", async () => {
    const frames = Buffer.concat([picture(32), picture(32, 5)]);
    const gif = await sharp(frames, { raw: { width: 32, height: 64, channels: 3, pageHeight: 32 } })
      .gif()
      .toBuffer();
    expect(await decodeUpload(gif)).toMatchObject({ width: 32, height: 32, animated: true, format: "gif" });
  });
  it("with a wrong file extension, or a script after its image, is read as its first bytes say, and nothing runs", async () => {
    const polyglot = Buffer.concat([await png(), Buffer.from("<script>alert(1)</script>")]);
    expect(await decodeUpload(polyglot)).toMatchObject({ format: "png", width: 64 });
  });
});

describe.runIf(existsSync("/usr/bin/exiftool"))("exiftool", () => {
  it.each(["png", "jpeg", "webp"] as const)("reads the labels of a signed %s", async (format) => {
    const certificates = await openCertificates(mkdtempSync(join(tmpdir(), "cohue-certificates-")));
    const xmp = xmpOf({
      title: "Night garden",
      creators: ["Ana", "Ben"],
      rights: "Anyone who names its makers",
      licenceUrl: "https://creativecommons.org/licenses/by/4.0/",
      recordUrl: "https://cohue.example/works/0123456789abcdef/record",
      digitalSourceType: "algorithmicMedia",
      doNotTrain: true,
    });
    const encoded = await encodeImage({ rgb: picture(64), shape: squareOf(64), format, xmp });
    const signed = await signImage(
      encoded,
      `image/${format}`,
      {
        title: "Night garden",
        software: "cohue/0.1.0",
        recordHash: "a".repeat(64),
        recordUrl: "https://cohue.example/works/0123456789abcdef/record",
        sourceType: "algorithmicMedia",
        doNotTrain: true,
        parents: [],
      },
      certificates,
    );
    const path = join(mkdtempSync(join(tmpdir(), "cohue-exif-")), `a.${format}`);
    writeFileSync(path, signed);
    const [read] = JSON.parse(execFileSync("/usr/bin/exiftool", ["-j", "-XMP:all", path]).toString());
    expect(read).toMatchObject({
      Title: "Night garden",
      Creator: ["Ana", "Ben"],
      Rights: "Anyone who names its makers",
      WebStatement: "https://creativecommons.org/licenses/by/4.0/",
      Identifier: "https://cohue.example/works/0123456789abcdef/record",
      DigitalSourceType: expect.stringMatching(/algorithmicMedia$/),
      DataMining: expect.stringMatching(/prohibited/i),
    });
  });
});
