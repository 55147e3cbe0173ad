import { z } from "zod";
import { ActorId, RoomId } from "@/core/kernel/ids/ids";
import type { Answer, Asked, RoomCall } from "./calls";

/**
 * One room, wherever its owner runs. Having a handle opens nothing; what is asked through it goes to the owner, in the order in which
 * it was asked. `ROOM_CALLS` says what each call does.
 */
export type RoomHandle = { readonly id: RoomId } & {
  readonly [Name in RoomCall]: (asked: Asked<Name>) => Promise<Answer<Name>>;
};

/** A room with people in it, as moderators' wall shows it. */
export const PeopledRoom = z.object({
  id: RoomId,
  people: z.array(ActorId),
  frozen: z.enum(["no", "host", "moderators"]),
  /** Its newest picture, but for the bytes. */
  picture: z
    .discriminatedUnion("kind", [
      z.object({ kind: z.literal("moving"), rev: z.int() }),
      z.object({ kind: z.literal("settled"), seq: z.int() }),
    ])
    .nullable(),
});
export type PeopledRoom = z.infer<typeof PeopledRoom>;

/** What all owners together are asked. */
export const ROOMS_CALLS = {
  /** People in each of some rooms at this moment; none where a room is not named. */
  counts: { asked: z.array(RoomId), answer: z.partialRecord(RoomId, z.int().min(1)) },
  /** The rooms with people in them. */
  peopled: { asked: z.null(), answer: z.array(PeopledRoom) },
  /** Those of some rooms that an owner has in memory. */
  open: { asked: z.array(RoomId), answer: z.array(RoomId) },
} as const;
export type Counts = z.infer<(typeof ROOMS_CALLS)["counts"]["answer"]>;

/** The rooms of the instance. Each has one owner at a time, in some process. */
export type Rooms = {
  of: (room: RoomId) => RoomHandle;
  counts: (rooms: readonly RoomId[]) => Promise<Counts>;
  peopled: () => Promise<readonly PeopledRoom[]>;
  open: (rooms: readonly RoomId[]) => Promise<readonly RoomId[]>;
};
