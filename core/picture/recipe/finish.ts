import * as z from "zod/mini";
import { ActorId, ModelId, Sha256 } from "@/core/kernel/ids/ids";
import { RECIPE_LIMITS } from "@/core/picture/recipe/limits";
import { amount } from "./numbers";

/** A hand: one of the finish's own, or `own-…`, made from a picture that a member brought. */
export const HandId = z
  .string()
  .check(z.regex(/^[a-z0-9][a-z0-9-]{0,33}$/, "not a hand id"))
  .brand<"Hand">();
export type HandId = z.infer<typeof HandId>;
/** Hands made from pictures that members brought begin with this; the finish's own never do. */
export const OWN_HAND = "own-";
export const isOwnHand = (hand: string): boolean => hand.startsWith(OWN_HAND);

/** A mask's pixels a side. */
export const MASK_SIDE = 32;
/**
 * Where a hand paints: 32 x 32 levels of 0..15, row by row, two to a byte with the left one first, in base64url without
 * padding: 683 characters. The last one spells four bits only, so that a mask has one spelling.
 */
export const Mask = z
  .string()
  .check(z.regex(/^[A-Za-z0-9_-]{682}[AEIMQUYcgkosw048]$/, "not a mask of 32 x 32 levels"));
export type Mask = z.infer<typeof Mask>;

/** One member's share of one hand; `mask` says where, absent: everywhere. */
export const HandShare = z.object({ amount: amount(0, 1), mask: z.optional(Mask) });
export type HandShare = z.infer<typeof HandShare>;

/** What is said of the whole finish, each the room's own value and everyone's contributions on top. */
export const PAINTS = ["strength", "stroke", "colour", "brushwork", "dabs", "edges"] as const;
export const Paint = z.enum(PAINTS);
export type Paint = z.infer<typeof Paint>;
/** The values a paint can have when rendered: how much is painted, strokes fine to broad, colours of the hand to the picture's, brushwork none to lively, dabs none to all, edges as they are enlarged to crisp. */
export const PAINT_RANGE: Record<Paint, readonly [min: number, max: number]> = {
  strength: [0, 1],
  stroke: [-1, 1],
  colour: [0, 1],
  brushwork: [0, 1],
  dabs: [0, 1],
  edges: [0, 1],
};
export const PaintAmount = amount(-RECIPE_LIMITS.paint, RECIPE_LIMITS.paint);

/** The finish that a room begins with, or that somebody gave it: shared, the last write counts. */
export const RoomFinish = z.object({
  model: z.object({ id: ModelId, hash: Sha256 }),
  ground: z
    .record(HandId, amount(0, 1))
    .check(z.refine((of) => Object.keys(of).length <= RECIPE_LIMITS.groundHands, "too many hands")),
  strength: amount(0, 1),
  stroke: amount(-1, 1),
  colour: amount(0, 1),
  /** Absent is 0, as for dabs and edges: pictures from before there was any stay what they are. */
  brushwork: z.optional(amount(0, 1)),
  dabs: z.optional(amount(0, 1)),
  edges: z.optional(amount(0, 1)),
  by: ActorId,
});
export type RoomFinish = z.infer<typeof RoomFinish>;

/** A style vector of 100 half-precision numbers, little-endian, in base64url without padding: 267 characters. */
export const StyleVector = z
  .string()
  .check(z.regex(/^[A-Za-z0-9_-]{266}[AEIMQUYcgkosw048]$/, "not a style vector"));
export type StyleVector = z.infer<typeof StyleVector>;
/** A hand made from a picture: the picture itself is not kept. `rights`: its maker says that they may use it. */
export const OwnHand = z.object({ vector: StyleVector, rights: z.literal(true), by: ActorId });
export type OwnHand = z.infer<typeof OwnHand>;

/**
 * How a picture is painted. `room` is what everybody shares; the others are registers of one member each. No `room`, no
 * finish: the picture stays as its generator draws it. Empty parts are left out: one spelling for one picture.
 */
export const Finish = z.object({
  room: z.optional(RoomFinish),
  hands: z.optional(z.record(HandId, z.record(ActorId, HandShare))),
  strength: z.optional(z.record(ActorId, PaintAmount)),
  stroke: z.optional(z.record(ActorId, PaintAmount)),
  colour: z.optional(z.record(ActorId, PaintAmount)),
  brushwork: z.optional(z.record(ActorId, PaintAmount)),
  dabs: z.optional(z.record(ActorId, PaintAmount)),
  edges: z.optional(z.record(ActorId, PaintAmount)),
  own: z.optional(z.record(HandId, OwnHand)),
});
export type Finish = z.infer<typeof Finish>;
