import { expect, it } from "vitest";
import { pixelsIn } from "@/core/picture/render/shape";
import { Pace } from "./pace";

const LIVE = 256;
/** A painted frame: so long for what does not depend on its size, and so long for its pixels at the live size. */
type Engine = { fixed?: number; pixels: number };
const timeOf = ({ fixed = 0, pixels }: Engine, pace: Pace) =>
  fixed + (pixels * pixelsIn(pace.shape("1:1", LIVE))) / LIVE ** 2;

/** The size after some frames by an engine. */
function sizeAfter(frames: number, engine: Engine, pace = new Pace()): number {
  for (let i = 0; i < frames; i++) pace.note(timeOf(engine, pace));
  return pace.shape("1:1", LIVE).width;
}

it("painted moving frames begin at the live size", () => {
  expect(new Pace().shape("1:1", LIVE)).toEqual({ width: 256, height: 256 });
});

it("an engine that has the time makes them 384, then 512 pixels a side, and no more", () => {
  expect(sizeAfter(4, { pixels: 4 })).toBe(384);
  expect(sizeAfter(8, { pixels: 4 })).toBe(512);
  expect(sizeAfter(50, { pixels: 1 })).toBe(512);
});

it("one that has a little time stays between, and one that has none makes them smaller", () => {
  expect(sizeAfter(50, { pixels: 7 })).toBe(384);
  expect(sizeAfter(50, { pixels: 60 })).toBe(256);
  expect(sizeAfter(50, { pixels: 100 })).toBe(192);
  expect(sizeAfter(50, { pixels: 400 })).toBe(128);
});

it("larger frames than live ones take no longer than a hand on a fader can wait for", () => {
  for (let pixels = 1; pixels < 30; pixels++)
    for (const fixed of [0, 5, 10]) {
      const pace = new Pace();
      if (sizeAfter(50, { fixed, pixels }, pace) > LIVE)
        expect(timeOf({ fixed, pixels }, pace)).toBeLessThanOrEqual(30);
    }
});

it("a single slow frame, as the first one is, changes nothing", () => {
  const pace = new Pace();
  for (const ms of [1100, 40, 40, 900, 40, 40, 40]) pace.note(ms);
  expect(pace.shape("1:1", LIVE).width).toBe(LIVE);
});

it("once the engine has the time again they are as large as before, although a part of their time does not depend on their size", () => {
  const pace = new Pace();
  const engine = { fixed: 15, pixels: 24 };
  expect(sizeAfter(20, { fixed: 30, pixels: 60 }, pace)).toBe(192);
  expect(sizeAfter(20, engine, pace)).toBe(LIVE);
  expect(sizeAfter(20, { fixed: 150, pixels: 240 }, pace)).toBe(128);
  expect(sizeAfter(20, engine, pace)).toBe(LIVE);
});

it("the size does not go to and fro at an even pace", () => {
  for (const pixels of [5, 12, 20, 35, 60, 100, 200])
    for (const fixed of [0, 20, 60])
      expect(new Set([60, 61, 62, 63, 64, 65].map((n) => sizeAfter(n, { fixed, pixels }))).size).toBe(1);
});

it("frames of another shape have as many pixels, for as much of the engine's time", () => {
  expect(new Pace().shape("16:9", LIVE)).toEqual({ width: 320, height: 180 });
  expect(new Pace().shape("2:3", LIVE)).toEqual({ width: 208, height: 312 });
});
