import { describe, expect, it } from "vitest";
import type { ControlId } from "@/core/kernel/ids/ids";
import { uniforms } from "@/core/kernel/random";
import { chosenOf, steered, type Walker, walked, walkerOn } from "./drift";
import { heard, hurry, levelsOf, SILENCE } from "./music";

const [warmth, mist, detail] = ["warmth", "mist", "detail"] as ControlId[] as [
  ControlId,
  ControlId,
  ControlId,
];
const REACH = 2;
const DT = 0.25;

function walk(from: readonly Walker[], steps: number, seed: number): Walker[][] {
  const random = uniforms(seed);
  const path: Walker[][] = [[...from]];
  for (let i = 0; i < steps; i++) path.push(walked(path.at(-1) ?? [], DT, REACH, random));
  return path;
}

describe("a drift", () => {
  it("begins where the picture is, goes somewhere, and never beyond its reach", () => {
    for (const seed of [1, 2, 3, 4, 5]) {
      const path = walk([walkerOn(warmth)], 1200, seed).map(([walker]) => walker?.at ?? 0);
      expect(path[0]).toBe(0);
      expect(Math.max(...path.map(Math.abs))).toBeLessThanOrEqual(REACH);
      expect(Math.max(...path) - Math.min(...path), "in five minutes it has gone to and fro").toBeGreaterThan(
        1,
      );
    }
  });

  it("is slow and without jerks: in a quarter of a second no control moves by more than a quarter of a sigma", () => {
    const path = walk([walkerOn(warmth)], 1200, 7).map(([walker]) => walker?.at ?? 0);
    const steps = path.slice(1).map((at, i) => Math.abs(at - (path[i] ?? 0)));
    expect(Math.max(...steps)).toBeLessThan(0.25);
  });

  it("is the same walk for the same seed", () => {
    expect(walk([walkerOn(warmth), walkerOn(mist)], 50, 9)).toEqual(
      walk([walkerOn(warmth), walkerOn(mist)], 50, 9),
    );
  });

  it("stands still when no time passes", () => {
    expect(walked([{ control: warmth, at: 1, speed: 0, pull: 0.2 }], 0, REACH, uniforms(1))[0]?.at).toBe(1);
  });
});

describe("steering a drift", () => {
  it("turns it the way that somebody moves a control", () => {
    const ends = (by: number) =>
      [1, 2, 3, 4, 5, 6].map(
        (seed) => walk(steered([walkerOn(warmth)], warmth, by, REACH), 12, seed).at(-1)?.[0]?.at ?? 0,
      );
    const mean = (all: number[]) => all.reduce((sum, x) => sum + x, 0) / all.length;
    expect(mean(ends(1))).toBeGreaterThan(mean(ends(0)));
    expect(mean(ends(-1))).toBeLessThan(mean(ends(0)));
  });

  it("brings a control into the walk, in the place of the one that has drifted least", () => {
    const walkers = [
      { ...walkerOn(warmth), at: 1.2 },
      { ...walkerOn(mist), at: -0.1 },
    ];
    expect(steered(walkers, detail, 0.5, REACH).map(({ control }) => control)).toEqual([warmth, detail]);
    expect(steered([], detail, 0.5, REACH)).toEqual([]);
  });
});

it("controls are chosen once each", () => {
  const chosen = chosenOf([1, 2, 3, 4, 5, 6, 7], 4, uniforms(3));
  expect(new Set(chosen).size).toBe(4);
  expect(chosenOf([1], 4, uniforms(3))).toEqual([1]);
  expect(chosenOf([], 4, uniforms(3))).toEqual([]);
});

describe("music", () => {
  it("slows a drift when it is quiet and hurries it when it is loud", () => {
    expect(hurry({ low: 0, all: 0 })).toBeCloseTo(0.25);
    expect(hurry({ low: 0, all: 0.5 })).toBeCloseTo(1);
    expect(hurry({ low: 0, all: 1 })).toBeCloseTo(4);
  });

  it("has a beat where low notes are louder than lately, and none in an even hum or in silence", () => {
    let ear = SILENCE;
    for (let i = 0; i < 200; i++) ear = heard(ear, { low: 0.4, all: 0.4 });
    expect(heard(ear, { low: 0.4, all: 0.4 }).isBeat).toBe(false);
    expect(heard(ear, { low: 0.8, all: 0.4 }).isBeat).toBe(true);
    expect(heard(SILENCE, { low: 0.01, all: 0 }).isBeat).toBe(false);
  });

  it("is as loud as its spectrum is full", () => {
    expect(levelsOf(new Uint8Array(64).fill(255))).toEqual({ low: 1, all: 1 });
    expect(levelsOf(new Uint8Array(64))).toEqual({ low: 0, all: 0 });
    expect(levelsOf(Uint8Array.from({ length: 64 }, (_, i) => (i < 6 ? 255 : 0))).low).toBe(1);
  });
});
