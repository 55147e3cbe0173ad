import { z } from "zod";
import { ActorId } from "@/core/kernel/ids/ids";
import { Edit } from "@/core/picture/edits/edit";
import { HandId } from "@/core/picture/recipe/finish";
import { RECIPE_LIMITS } from "@/core/picture/recipe/limits";
import { Keyframe, Seed } from "@/core/picture/recipe/recipe";
import { HAND_TILES } from "@/core/picture/render/job";
import { ROOM_LIMITS } from "@/core/room/protocol/limits";

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

/**
 * Small pictures that nobody has made: the room's own after some edits, or from other seeds, its keyframes, frames of its loop, itself without what one member made, or
 * itself in each of some hands. `edits` are what one member would
 * send, and are checked as if they had.
 */
export const SketchRequest = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("edits"),
    sketches: z.array(z.array(Edit).max(ROOM_LIMITS.batch)).min(1).max(SKETCH_LIMITS.pictures),
  }),
  z.object({
    kind: z.literal("peek"),
    sketches: z.array(z.array(Edit).max(1)).min(1).max(SKETCH_LIMITS.peeks),
  }),
  z.object({ kind: z.literal("seeds"), seeds: z.array(Seed).min(1).max(SKETCH_LIMITS.seeds) }),
  z.object({
    kind: z.literal("keyframes"),
    ids: z.array(Keyframe.shape.id).min(1).max(RECIPE_LIMITS.keyframes),
  }),
  z.object({ kind: z.literal("without"), member: ActorId }),
  z.object({ kind: z.literal("hands"), hands: z.array(HandId).min(1).max(HAND_TILES.most) }),
  z.object({
    kind: z.literal("loop"),
    frames: z.int().min(2).max(SKETCH_LIMITS.frames),
    /** Larger, for a stage. */
    stage: z.literal(true).optional(),
  }),
]);
export type SketchRequest = z.infer<typeof SketchRequest>;

/** One of them, as it comes: its place, and a JPEG in base64. */
export type Sketch = { i: number; jpeg: string };
