import { expect, it } from "vitest";
import { Pace } from "./pace";

const LIVE = 256;
/** The size after some frames by an engine that takes as long for each pixel. */
function sizeAfter(frames: number, msAtLive: number): number {
  const pace = new Pace();
  for (let i = 0; i < frames; i++) {
    const size = pace.size(LIVE);
    pace.note(msAtLive * (size / LIVE) ** 2, size, LIVE);
  }
  return pace.size(LIVE);
}

it("painted moving frames begin at the live size", () => {
  expect(new Pace().size(LIVE)).toBe(256);
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
