import { z } from "zod";
import { ActorId, ClientId, ControlId, RoomId, Sha256 } from "@/core/kernel/ids/ids";
import { RuleId } from "@/core/moderation/schemas";
import { Edit } from "@/core/picture/edits/edit";
import { Recipe } from "@/core/picture/recipe/recipe";
import { ROOM_LIMITS } from "@/core/room/protocol/limits";
import { Role } from "@/core/room/protocol/roles";

/** The rule for which moderators did something, under the instance's actor. Only the audit log says which moderator it was. */
const ByModerators = z.optional(RuleId);

/**
 * What happened, by kind. In host actions (restore, revert) `written` lists what the recipe became, so that
 * replaying needs nothing but the log itself.
 */
export const EventBody = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("created"),
    payload: z.object({
      recipe: Recipe,
      defaultRole: Role,
      /** The room and event that it was branched from. Credit replays from the first room's log. */
      from: z.object({ room: RoomId, seq: z.int().min(0), hash: Sha256 }).optional(),
      /** Published works it was made from, the one whose picture it begins with first, with the hash of their records. */
      works: z
        .array(z.object({ work: z.string().min(1).max(64), record: Sha256 }))
        .max(2)
        .optional(),
    }),
  }),
  z.object({
    kind: z.literal("edit"),
    payload: z.object({
      edit: Edit,
      client: ClientId,
      n: z.int().min(1),
      gesture: z.int().min(0),
      modelHash: z.optional(Sha256),
    }),
  }),
  /** `of` is the first event of the gesture that is taken back or done again. */
  z.object({ kind: z.literal("undo"), payload: z.object({ of: z.int().min(1) }) }),
  z.object({ kind: z.literal("redo"), payload: z.object({ of: z.int().min(1) }) }),
  z.object({ kind: z.literal("joined"), payload: z.object({ role: Role }) }),
  z.object({ kind: z.literal("left"), payload: z.object({}) }),
  z.object({ kind: z.literal("role"), payload: z.object({ member: ActorId, role: Role }) }),
  z.object({
    kind: z.literal("kick"),
    payload: z.object({
      member: ActorId,
      kicked: z.boolean(),
      rule: ByModerators,
      /** The role that the member has again after a removal was overturned. */
      role: z.optional(Role),
    }),
  }),
  z.object({ kind: z.literal("mute"), payload: z.object({ member: ActorId, muted: z.boolean() }) }),
  z.object({ kind: z.literal("freeze"), payload: z.object({ frozen: z.boolean(), rule: ByModerators }) }),
  z.object({ kind: z.literal("lock"), payload: z.object({ control: ControlId, locked: z.boolean() }) }),
  z.object({
    kind: z.literal("revert"),
    payload: z.object({
      member: ActorId,
      to: z.int().min(0),
      recipe: Recipe,
      rule: ByModerators,
      /** The set-back that this takes back, wherever it still stands; `to` is the moment before it. */
      undoes: z.int().min(1).optional(),
    }),
  }),
  /** The pulls of people who left become the room's base (core/room/rules/fade). Every replay applies it, whoever the replay leaves out. */
  z.object({
    kind: z.literal("fade"),
    payload: z.object({
      members: z.array(ActorId).max(10_000),
      /** Hands and paints fade, too. Absent in logs of the time before they did. */
      finish: z.literal(true).optional(),
    }),
  }),
  z.object({ kind: z.literal("restore"), payload: z.object({ to: z.int().min(0), recipe: Recipe }) }),
  /** A picture to vote on: the room's after event `at`, and edits of whoever proposes it on top. */
  z.object({
    kind: z.literal("propose"),
    payload: z.object({ at: z.int().min(0), edits: z.array(Edit).max(ROOM_LIMITS.batch) }),
  }),
  z.object({ kind: z.literal("unpropose"), payload: z.object({ of: z.int().min(1) }) }),
  /** A vote begins. `choices`: events of proposals, or 0, the room's first picture. */
  z.object({
    kind: z.literal("ballot"),
    payload: z.object({
      about: z.enum(["fresh", "proposals"]),
      until: z.int().min(0),
      choices: z.array(z.int().min(0)).min(1).max(ROOM_LIMITS.proposals),
    }),
  }),
  /** `of`: the vote's first event. `choice` null: the present picture. */
  z.object({
    kind: z.literal("vote"),
    payload: z.object({ of: z.int().min(1), choice: z.int().min(0).nullable() }),
  }),
  /** A vote is over. `recipe`: what the picture became; absent where the present one stays. */
  z.object({
    kind: z.literal("elected"),
    payload: z.object({
      of: z.int().min(1),
      winner: z.int().min(0).nullable(),
      recipe: z.optional(Recipe),
    }),
  }),
  /** What the vote that ended with event `of` replaced is back. */
  z.object({ kind: z.literal("bring-back"), payload: z.object({ of: z.int().min(1), recipe: Recipe }) }),
]);
export type EventBody = z.infer<typeof EventBody>;
export type EventKind = EventBody["kind"];

const envelope = {
  v: z.literal(1),
  room: RoomId,
  seq: z.int().min(0),
  at: z.int().min(0),
  actor: ActorId,
  prev: z.string(),
  hash: Sha256,
};

/** One link of a room's hash-chained log. `at` is milliseconds since 1970. */
export const RoomEvent = z.intersection(z.object(envelope), EventBody);
export type RoomEvent = z.infer<typeof RoomEvent>;
export type UnhashedEvent = Omit<RoomEvent, "hash"> & EventBody;
