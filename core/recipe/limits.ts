/** Every limit of a room in one place; each is answered with a code and has a test. */
export const LIMITS = {
  members: 200,
  viewers: 500,
  editsPerSecond: 30,
  presencePerSecond: 60,
  nameLength: 40,
  titleLength: 80,
  chatLength: 500,
  chatPerSecond: 2,
  reactionsPerSecond: 5,
  commandsPerSecond: 10,
  /** Edits in one message. */
  batch: 32,
  messageBytes: 64 * 1024,
  /** Sigmas one member may contribute to one control. */
  contribution: 8,
  /** Sigmas a control's sum is clamped to when rendered. */
  rendered: 4,
  truncation: 1.2,
  classes: 64,
  blends: 8,
  paletteColours: 12,
  holds: 16,
  keyframes: 24,
  loopSeconds: 60,
  /** Hands that a room begins with at most, and hands made from pictures that members brought. */
  groundHands: 8,
  ownHands: 16,
  undoDepth: 100,
} as const;

/** Group commit: at most this long between an edit and its ack, in milliseconds. */
export const COMMIT_MS = 100;
export const SNAPSHOT_EVERY = 200;
/** Quiet before a settled picture is rendered, in milliseconds. */
export const SETTLE_MS = 150;
/** A room with nobody in it leaves memory after this long, in milliseconds. */
export const IDLE_MS = 60_000;
