import { z } from "zod";
import { ActorId, RoomId } from "@/core/kernel/ids/ids";

/** What moderators did in a live room, and where its log has it. */
export const LiveMeasure = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("freeze"), room: RoomId, seq: z.int().min(1) }),
  z.object({ kind: z.literal("kick"), room: RoomId, seq: z.int().min(1), member: ActorId }),
  /** `to`: the moment to which the member's part was set back. */
  z.object({
    kind: z.literal("revert"),
    room: RoomId,
    seq: z.int().min(1),
    member: ActorId,
    to: z.int().min(0),
  }),
]);
export type LiveMeasure = z.infer<typeof LiveMeasure>;

/** How much of a live measure was given back when its decision ended. */
export const LIFTED = ["all", "some", "none", "before"] as const;
export type Lifted = (typeof LIFTED)[number];

/** The state of a live measure: in force, ended but not yet given back, given back. */
export type LiveState = "stands" | "ending" | "ended";
