import { z } from "zod";
import { ActorId } from "@/core/kernel/ids/ids";
import { Edit } from "@/core/picture/edits/edit";
import { HandId } from "@/core/picture/recipe/finish";
import { RECIPE_LIMITS } from "@/core/picture/recipe/limits";
import { Keyframe, Seed } from "@/core/picture/recipe/recipe";
import { HAND_TILES } from "@/core/picture/render/job";
import { ROOM_LIMITS } from "@/core/room/protocol/limits";
import { SKETCH_LIMITS } from "./sketch-limits";

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
