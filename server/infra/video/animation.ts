/** What a container is made of: VP8 key frames, each shown for some milliseconds. */
export type VideoFrame = { vp8: Uint8Array; ms: number };
export type Animation = { width: number; height: number; frames: readonly VideoFrame[] };
