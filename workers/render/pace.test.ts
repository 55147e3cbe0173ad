import { expect, it } from "vitest";
import { pixelsIn } from "@/core/picture/render/shape";
import { Pace } from "./pace";

const LIVE = 256;
/** The size after some frames by an engine that takes as long for each pixel. */
function sizeAfter(frames: number, msAtLive: number): number {
  const pace = new Pace();
  for (let i = 0; i < frames; i++) {
    const frame = pace.shape("1:1", LIVE);
    pace.note((msAtLive * pixelsIn(frame)) / LIVE ** 2, frame, LIVE);
  }
  return pace.shape("1:1", LIVE).width;
}

it("painted moving frames begin at the live size", () => {
  expect(new Pace().shape("1:1", LIVE)).toEqual({ width: 256, height: 256 });
});

it("an engine that has the time makes them 384, then 512 pixels a side, and no more", () => {
  expect(sizeAfter(1, 5)).toBe(384);
  expect(sizeAfter(2, 5)).toBe(512);
  expect(sizeAfter(50, 1)).toBe(512);
});

it("one that has a little time stays between, and one that has none makes them smaller", () => {
  expect(sizeAfter(50, 20)).toBe(384);
  expect(sizeAfter(50, 60)).toBe(256);
  expect(sizeAfter(50, 100)).toBe(192);
  expect(sizeAfter(50, 400)).toBe(128);
});

it("the size does not go to and fro at an even pace", () => {
  for (const ms of [5, 12, 20, 35, 60, 100, 200]) expect(sizeAfter(60, ms)).toBe(sizeAfter(61, ms));
});

it("frames of another shape have as many pixels, for as much of the engine's time", () => {
  expect(new Pace().shape("16:9", LIVE)).toEqual({ width: 320, height: 180 });
  expect(new Pace().shape("2:3", LIVE)).toEqual({ width: 208, height: 312 });
});
