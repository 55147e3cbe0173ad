import sharp, { type Sharp } from "sharp";
import { describe, expect } from "vitest";
import { instanceSources } from "@/server/domain/verify/instance-sources";
import { verifyFile } from "@/server/domain/verify/verify-file";
import { decideCredit } from "@/server/domain/work/credit/decide-credit";
import { readFile } from "@/server/domain/work/files/read-file";
import { it, statesOf } from "@/server/testing/work-test";
import { type Painter, paintOver, written } from "./testing/paint-over";

const SIZE = 1024;
const bytesOf = async (picture: Sharp) => new Uint8Array(await picture.toBuffer());
const jpeg = (picture: Sharp, quality = 80) => bytesOf(picture.jpeg({ quality }));

/** What leaves a picture what it is. */
const COPIES: Record<string, (picture: Sharp) => Promise<Uint8Array>> = {
  "compressed as PNG": (picture) => bytesOf(picture.png()),
  "compressed as JPEG 95": (picture) => jpeg(picture, 95),
  "compressed as JPEG 60": (picture) => jpeg(picture, 60),
  "compressed as WebP 60": (picture) => bytesOf(picture.webp({ quality: 60 })),
  "of 256 colours, as GIF": (picture) => bytesOf(picture.gif()),
  "half as large": (picture) => jpeg(picture.resize(SIZE / 2), 85),
  "73 % as large": (picture) => jpeg(picture.resize(748), 75),
  "twice as large": (picture) => jpeg(picture.resize(SIZE * 2), 70),
  "a screenshot that is off by some pixels": (picture) =>
    jpeg(picture.extract({ left: 2, top: 1, width: SIZE - 3, height: SIZE - 2 })),
  "a screenshot with some of the page around it": (picture) =>
    jpeg(picture.extend({ left: 2, right: 2, top: 1, bottom: 1, background: "#fff" })),
};

const painted = async (picture: Sharp, painter: Painter) => jpeg(await paintOver(picture, SIZE, painter));
const part = { left: 512, top: 512, width: 256, height: 256 };
const partly = async (picture: Sharp, change: (part: Sharp) => Sharp) =>
  jpeg(
    sharp(await picture.clone().png().toBuffer()).composite([
      { input: await change(picture.clone().extract(part)).png().toBuffer(), left: 512, top: 512 },
    ]),
  );

/** What makes it another picture that still carries the watermark. */
const ALTERATIONS: Record<string, (picture: Sharp) => Promise<Uint8Array>> = {
  "a square painted over": (picture) =>
    painted(picture, (x, y) => (x > 0.6 && x < 0.8 && y > 0.5 && y < 0.7 ? [119, 119, 119] : null)),
  "a small spot painted over": (picture) =>
    painted(picture, (x, y) => (Math.hypot(x - 0.4, y - 0.3) < 0.05 ? [32, 80, 160] : null)),
  "small words added": (picture) =>
    painted(picture, written("HELLO TITLE", { x: 0.1, y: 0.9, height: 0.02 })),
  "a region in another hue": (picture) => partly(picture, (region) => region.modulate({ hue: 60 })),
  "the whole in another hue": (picture) => jpeg(picture.modulate({ hue: 40 })),
  "the whole in grey": (picture) => jpeg(picture.grayscale()),
};

describe("a picture that carries a work's watermark", () => {
  it("is a copy, whatever it was compressed or scaled to, and altered where somebody changed it", async ({
    deps,
    published,
  }) => {
    const { work } = await published();
    const sources = instanceSources(deps);
    const { bytes } = await readFile(deps, { work, size: SIZE, format: "png" });
    const plain = await sharp(bytes).removeAlpha().raw().toBuffer();
    const picture = () => sharp(plain, { raw: { width: SIZE, height: SIZE, channels: 3 } });
    for (const [what, make] of Object.entries(COPIES)) {
      const report = await verifyFile(await make(picture()), null, sources);
      expect(statesOf(report), what).toMatchObject({ watermark: "pass", altered: "pass" });
      expect(report, what).toMatchObject({ verdict: "unvouched", altered: null, work: { id: work } });
    }
    for (const [what, make] of Object.entries(ALTERATIONS)) {
      const report = await verifyFile(await make(picture()), null, sources);
      expect(statesOf(report), what).toMatchObject({ watermark: "pass", altered: "fail", export: "fail" });
      expect(report, what).toMatchObject({ verdict: "failed", ok: false });
      expect(report.words, what).toMatch(/^Altered: it carries the watermark of “Slow weather”/);
    }
  });

  it("is altered where it was painted over, and there alone", async ({ deps, published }) => {
    const { work } = await published();
    const { bytes } = await readFile(deps, { work, size: SIZE, format: "png" });
    const changed = await painted(sharp(bytes).removeAlpha(), (x, y) =>
      x > 0.7 && x < 0.9 && y > 0.1 && y < 0.3 ? [200, 30, 90] : null,
    );
    const { altered, checks } = await verifyFile(changed, null, instanceSources(deps));
    if (!altered) throw new Error("it was altered");
    expect(altered.share).toBeGreaterThan(0.03);
    expect(altered.share).toBeLessThan(0.05);
    for (const cell of altered.cells) {
      const [x, y] = [
        (cell % altered.across) / altered.across,
        Math.floor(cell / altered.across) / altered.down,
      ];
      expect(Math.abs(x - 0.8)).toBeLessThan(0.12);
      expect(Math.abs(y - 0.2)).toBeLessThan(0.12);
    }
    expect(checks.find(({ id }) => id === "altered")?.why).toContain("in the upper right");
  });

  it("of an earlier version is a copy of that one, and not altered", async ({
    deps,
    jobs,
    server,
    published,
  }) => {
    const { work, ana } = await published();
    const { bytes } = await readFile(deps, { work, size: SIZE, format: "png" });
    const copy = await jpeg(sharp(bytes), 85);
    await decideCredit(deps, [ana.actor], work, { consent: "withdrawn" });
    await jobs.idle();
    expect(await server.database.db.work.findUnique({ where: { id: work } })).toMatchObject({ version: 2 });
    const report = await verifyFile(copy, null, instanceSources(deps));
    expect(statesOf(report)).toMatchObject({ altered: "pass" });
    expect(report.checks.find(({ id }) => id === "altered")?.why).toContain("a copy of version 1");
  });
});
