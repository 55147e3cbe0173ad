/** Of small pictures that nobody has made. */
export const SKETCH_LIMITS = {
  /** Pictures in one asking. */
  pictures: 9,
  /** Pixels per side. */
  size: 256,
  /** Frames of a loop that is only looked at, and pixels per side. */
  frames: 96,
  frameSize: 192,
  /** Of a loop that fills a screen. */
  stageFrameSize: 512,
  keyframeSize: 96,
  /** What less and more of a control would do. */
  peeks: 2,
  peekSize: 128,
  /** Seeds to choose from, shown at once. */
  seeds: 24,
  seedSize: 128,
  /** One of the wall of hands. */
  handSize: 128,
  /** It takes the place of the picture for a moment. */
  withoutSize: 512,
} as const;
