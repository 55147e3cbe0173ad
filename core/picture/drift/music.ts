/** How loud music is at one moment, 0..1: low notes, and all of it. Nothing else of it is known. */
export type Levels = { low: number; all: number };

/** Quiet music slows a drift, loud music hurries it: times its own pace. */
const SLOWEST = 0.25;
const FASTEST = 4;
/** A beat: low notes this much louder than they were lately. */
const BEAT = 1.35;
const LEAST = 0.12;
const SLOWLY = 0.06;

/** How loud low notes were lately, and whether a beat was heard just now. */
export type Ear = { lately: number; isBeat: boolean };
export const SILENCE: Ear = { lately: 0, isBeat: false };

export function heard({ lately }: Ear, { low }: Levels): Ear {
  return { lately: lately + SLOWLY * (low - lately), isBeat: low > LEAST && low > lately * BEAT };
}

/** Times that a drift hurries with music as loud as this. */
export const hurry = ({ all }: Levels): number =>
  SLOWEST * (FASTEST / SLOWEST) ** Math.min(1, Math.max(0, all));

/** Levels of a spectrum as browsers give it: bytes per bin, low notes first. */
export function levelsOf(spectrum: Uint8Array): Levels {
  const mean = (bins: Uint8Array) => bins.reduce((sum, bin) => sum + bin, 0) / Math.max(1, bins.length) / 255;
  return {
    low: mean(spectrum.subarray(0, 6)),
    all: mean(spectrum.subarray(0, Math.ceil(spectrum.length / 2))),
  };
}
