/** What a container is made of: VP8 key frames, each shown for some milliseconds. */
export type VideoFrame = { vp8: Uint8Array; ms: number };

/** An animation on its way into a file, frame by frame: what was added is on disk, not in memory. */
export type AnimationFile = {
  add: (frame: VideoFrame) => Promise<void>;
  /** Writes what stands at the end, and at the start what is known only then. The file is whole afterwards. */
  end: () => Promise<void>;
  close: () => Promise<void>;
};
