import sharp, { type Sharp } from "sharp";
import type { RoomId } from "@/core/kernel/ids/ids";
import { emptyRecipe } from "@/core/picture/recipe/recipe";
import { bitsApart } from "@/core/work/record/fingerprint";
import { createLogger } from "@/server/infra/log/logger";
import { fingerprints } from "@/server/infra/marks/fingerprint";
import { type LoadedModel, openModels } from "@/server/infra/models";
import { createRenderPool, type Slot } from "@/server/infra/render";
import type { Bench, Row } from "../row";
import { round } from "../statistics";

const WORKS = 100;
const SIZE = 256;
/** What a blocked look is held within (server/domain/moderation/screening/screen.ts). */
const NEAR = 8;

type Raw = { rgb: Uint8Array; size: number };

/** What somebody might do to a removed picture before it is published again. */
const COPIES: Record<string, (picture: Sharp) => Sharp> = {
  "JPEG at quality 30": (p) => p.jpeg({ quality: 30 }),
  "half its size": (p) => p.resize(SIZE / 2).png(),
  mirrored: (p) => p.flop().png(),
  "a fifth brighter": (p) => p.modulate({ brightness: 1.2 }).png(),
  "half as vivid again": (p) => p.modulate({ saturation: 1.5 }).png(),
  "its hues turned by 40 degrees": (p) => p.modulate({ hue: 40 }).png(),
  "2 % cropped on every side": (p) =>
    p.extract({ left: 5, top: 5, width: SIZE - 10, height: SIZE - 10 }).png(),
};

/** How often pictures of other seeds are taken for each other by their fingerprints, and copies are not. */
export const likeness: Bench = {
  name: "likeness",
  async run() {
    const pool = createRenderPool({
      ...{ workers: 1, modelsDir: "models", engine: "onnx-cpu" },
      logger: createLogger("silent"),
    });
    await pool.ready();
    const slot = pool.slot("bench" as RoomId, { onFrame() {}, onError() {} });
    const rows: Row[] = [];
    for (const model of (await openModels("models")).models.values())
      rows.push(...(await compare(slot, model)));
    slot.close();
    await pool.close();
    return rows;
  },
};

async function compare(slot: Slot<unknown>, { info, id }: LoadedModel): Promise<Row[]> {
  const works: { raw: Raw; looks: string[] }[] = [];
  for (let i = 0; i < WORKS; i++) {
    const { keyframes: _loop, ...recipe } = emptyRecipe(info, Math.imul(i, 2654435761) >>> 0);
    const picture = await slot.settle({ recipe, size: SIZE, purpose: "pixels" });
    if (!picture) throw new Error("no picture came");
    const raw = { rgb: picture.bytes, size: picture.size };
    works.push({ raw, looks: await fingerprints(raw.rgb, raw.size) });
  }
  let [pairs, alike, least] = [0, 0, 64];
  for (const [i, { looks }] of works.entries()) {
    for (const other of works.slice(0, i)) {
      const bits = apart(other.looks, looks);
      pairs += 1;
      alike += bits <= NEAR ? 1 : 0;
      least = Math.min(least, bits);
    }
  }
  const found: [string, number][] = [];
  for (const [what, alter] of Object.entries(COPIES)) {
    let same = 0;
    for (const { raw, looks } of works) same += apart(looks, await altered(raw, alter)) <= NEAR ? 1 : 0;
    found.push([what, (100 * same) / works.length]);
  }
  const worst = Math.min(...found.map(([, share]) => share));
  return [
    {
      what: `pairs of ${WORKS} pictures of ${id} that would be taken for each other`,
      value: round((100 * alike) / pairs, 2),
      unit: "%",
      goal: "<= 0.1 %",
      reached: alike / pairs <= 0.001,
      notes: `${pairs} pairs; the nearest are ${least} of 64 bits apart`,
    },
    {
      what: `copies of them that are known again, the worst of ${found.length} kinds`,
      value: round(worst, 0),
      unit: "%",
      goal: ">= 80 %",
      reached: worst >= 80,
      notes: found.map(([what, share]) => `${what} ${round(share, 0)} %`).join(", "),
    },
  ];
}

/** Bits between a blocked look and the nearest orientation of another picture. */
const apart = ([blocked = ""]: readonly string[], looks: readonly string[]): number =>
  Math.min(...looks.map((look) => bitsApart(look, blocked)));

async function altered({ rgb, size }: Raw, alter: (picture: Sharp) => Sharp): Promise<string[]> {
  const file = await alter(sharp(rgb, { raw: { width: size, height: size, channels: 3 } })).toBuffer();
  const { data, info } = await sharp(file).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  return fingerprints(data, info.width, info.height);
}
