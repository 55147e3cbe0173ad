import { z } from "zod";
import { ROOMS_CALLS } from "../port/rooms";
import { RoomQuestion, RoomReply } from "../port/wire";

/** What nodes ask each other. */
export const NodeQuestion = z.discriminatedUnion("kind", [
  RoomQuestion.extend({ kind: z.literal("room") }),
  /** Of all: those that may own rooms answer. */
  z.object({ kind: z.literal("owns") }),
  z.object({ kind: z.literal("counts"), rooms: ROOMS_CALLS.counts.asked }),
  z.object({ kind: z.literal("peopled") }),
  z.object({ kind: z.literal("open"), rooms: ROOMS_CALLS.open.asked }),
]);
export type NodeQuestion = z.infer<typeof NodeQuestion>;

/** What came of a call to a room. `elsewhere`: the node that was asked does not own it any more, and did nothing. */
export const RoomOutcome = z.union([RoomReply, z.object({ elsewhere: z.literal(true) })]);
export type RoomOutcome = z.infer<typeof RoomOutcome>;
