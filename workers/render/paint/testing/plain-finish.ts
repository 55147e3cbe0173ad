import type { Sha256 } from "@/core/kernel/ids/ids";
import { STYLE, STYLE_INPUT } from "@/core/picture/model/finish-file";
import type { OpenFinish, PaintBatch, PaintItem } from "../../engines/engine";
import type { RunningFinish } from "../running";

/** What a plain finish was asked: the size, and the items of a run. */
export type Seen = { width: number; height: number; items: readonly PaintItem[] }[];

/** Hash of an earlier version that painted as the plain finish does. */
export const OLDER = "e".repeat(64) as Sha256;

/**
 * A finish in plain arithmetic: every pixel goes, by the amount at its place, to the grey that is the first number of the style there.
 * What it sees in a picture is its mean grey.
 */
export function plainFinish(seen: Seen = []): RunningFinish {
  const hash = "f".repeat(64) as never;
  const entry = (id: string, row: number) => ({
    ...{ id: id as never, row, label: id, artist: "A", title: "T", year: 1900 },
    ...{ licence: "CC0-1.0", basis: "public domain", source: "a test" },
  });
  const hands = new Map([
    ["black", style(0)],
    ["white", style(1)],
    ["grey", style(0.5)],
  ]);
  const file = {
    ...{
      v: 1 as const,
      id: "plain" as never,
      version: "1",
      name: "Plain",
      style: 100 as const,
      architecture: {},
    },
    ...{ strokes: { min: -1, max: 1, octave: 1 }, live: 64, margin: 8, licence: "CC0-1.0", teacher: "none" },
    hands: [entry("black", 0), entry("white", 1), entry("grey", 2)],
    ...{ starts: {}, goldens: [], files: {}, alike: [{ hash: OLDER, forms: "added" as const }] },
  };
  const { id, version, name, licence, teacher, starts, alike } = file;
  const info = { id, version, name, licence, teacher, starts, alike, hash, hands: file.hands };
  const open: OpenFinish = {
    async paint(batch: PaintBatch) {
      seen.push(batch);
      return {
        rgb: batch.items.map((item) => painted(item, batch)),
        stats: batch.items.map(({ measure }) => (measure ? Float32Array.of(1) : new Float32Array(0))),
      };
    },
    readStyles: async (pictures) =>
      pictures.map((rgb) =>
        style(rgb.reduce((sum, value) => sum + value, 0) / (STYLE_INPUT * STYLE_INPUT * 3) / 255),
      ),
    dispose: async () => {},
  };
  return { finish: { id, hash, dir: "nowhere", file, info, hands }, open };
}

function style(first: number): Float32Array {
  const numbers = new Float32Array(STYLE);
  numbers[0] = first;
  return numbers;
}

function painted(item: PaintItem, { width, height }: PaintBatch): Uint8Array {
  return item.rgb.map((value, i) => {
    const [x, y] = [Math.floor(i / 3) % width, Math.floor(i / 3 / width)];
    const { places, styles } = item;
    if (!places) return Math.round(value + item.amount * (255 * (styles[0] ?? 0) - value));
    const cell =
      Math.floor((y * places.height) / height) * places.width + Math.floor((x * places.width) / width);
    const count = places.width * places.height;
    let grey = 0;
    for (let p = 0; p * STYLE < styles.length; p++)
      grey += (places.masks[p * count + cell] ?? 0) * (styles[p * STYLE] ?? 0);
    return Math.round(value + (places.amount[cell] ?? 0) * (255 * grey - value));
  });
}
