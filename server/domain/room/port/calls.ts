import { randomUUID } from "node:crypto";
import { type ZodType, z } from "zod";
import { CODES, type Code } from "@/core/kernel/errors";
import { ActorId, ControlId } from "@/core/kernel/ids/ids";
import { LIFTED, LiveMeasure } from "@/core/moderation/live";
import { RuleId } from "@/core/moderation/schemas";
import {
  type AtDoor,
  ChatMessage,
  CommandMessage,
  type EditAck,
  EditMessage,
  JoinMessage,
  type JoinReply,
  PresenceMessage,
  ReactMessage,
  type WatchReply,
} from "@/core/room/protocol/messages";
import { ModeratorAct } from "@/core/room/protocol/moderator-act";
import { ROLES, Role } from "@/core/room/protocol/roles";
import type { RoomState } from "@/core/room/rules/state";
import { plain } from "./plain";

/** One tab's stay in a room, named by whoever brings it in: one that comes back is another. */
export const TabId = z.uuid().brand<"Tab">();
export type TabId = z.infer<typeof TabId>;
export const newTab = (): TabId => TabId.parse(randomUUID());

/** Who moderates: as what they act, and every actor that is this person. */
export const By = z.object({ actor: ActorId, actors: z.array(ActorId).readonly(), isAdmin: z.boolean() });
export type By = z.infer<typeof By>;

/** How some people stand in a room. Who is not named has no role; who was removed by its host has no rule. */
export const Places = z.object({
  isArchived: z.boolean(),
  roles: z.partialRecord(ActorId, Role),
  removed: z.array(z.object({ actor: ActorId, rule: z.nullable(RuleId) })),
});
export type Places = z.infer<typeof Places>;

/** A room's newest picture: a moving frame, or the settled one of a moment, which is kept. */
export const NewestPicture = z
  .discriminatedUnion("kind", [
    z.object({ kind: z.literal("moving"), rev: z.int(), jpeg: z.base64() }),
    z.object({ kind: z.literal("settled"), seq: z.int() }),
  ])
  .nullable();
export type NewestPicture = z.infer<typeof NewestPicture>;

/** What somebody at the door may become. */
const GuestRole = z.enum(ROLES).exclude(["host"]);
const AnyCode = z.enum(Object.keys(CODES) as [Code, ...Code[]]);
const Nothing = z.object({});
const Done = z.null();
const seq = z.int().min(0);
const call = <Asked extends ZodType, Answer extends ZodType>(asked: Asked, answer: Answer) => ({
  asked,
  answer,
});

/**
 * Everything that a room's owner can be asked, wherever it runs: plain JSON, both ways. Any call may be refused with a code; an owner
 * that is no owner any more refuses all with `room_moved`, and did nothing.
 */
export const ROOM_CALLS = {
  /**
   * Resolves when an owner has the room in memory. Asked before somebody listens to the room, so that they do not hear an earlier
   * owner's last words. Changes nothing in the room. `not_found`, `gone`, `room_closed`.
   */
  ready: call(Nothing, Done),

  // -- By a member's tab. `room_moved` where the owner does not know the tab: it has to join again. `archived` where nobody says or
  //    changes anything any more, but for leaving.
  /** A tab comes in, until it leaves. `forbidden` for those who are no members, `kicked`, `room_full`. */
  join: call(
    z.object({
      tab: TabId,
      actor: ActorId,
      person: z.object({ name: z.string(), isGuest: z.boolean() }),
      message: JoinMessage,
    }),
    plain<JoinReply>(),
  ),
  /** The tab is gone. Nothing where it was not there. */
  leave: call(z.object({ tab: TabId }), Done),
  presence: call(z.object({ tab: TabId, message: PresenceMessage }), Done),
  /** The answer comes when the edits are on disk. */
  edit: call(z.object({ tab: TabId, message: EditMessage }), plain<EditAck>()),
  command: call(z.object({ tab: TabId, command: CommandMessage }), z.object({ seq })),
  chat: call(z.object({ tab: TabId, message: ChatMessage }), Done),
  react: call(z.object({ tab: TabId, message: ReactMessage }), Done),
  /** A viewer asks to edit. */
  ask: call(z.object({ tab: TabId }), Done),
  /** The host says "not now". */
  decline: call(z.object({ tab: TabId, member: ActorId }), Done),

  /** The host lets somebody in who waits, or turns them away. `not_found` where they do not wait. */
  answer: call(z.object({ tab: TabId, member: ActorId, letIn: z.boolean() }), Done),

  // -- About people's places, whether they are in or not.
  places: call(z.object({ actors: z.array(ActorId).readonly() }), Places),
  /** Somebody waits before the room, or waits on (`guest` null). Who is let in after knocking is a member. */
  wait: call(
    z.object({
      actor: ActorId,
      guest: z
        .object({
          name: z.string(),
          isGuest: z.boolean(),
          why: z.enum(["knock", "full"]),
          role: GuestRole,
        })
        .nullable(),
    }),
    plain<AtDoor & { isHostHere: boolean }>(),
  ),
  /** Makes somebody a member (again). Answers the role they have then. `kicked`, `archived`, `log_full`. */
  admit: call(z.object({ actor: ActorId, role: GuestRole }), z.object({ role: z.nullable(Role) })),
  /** What one actor was here, another is now: they are one person. Nothing where the room removed the other. */
  inherit: call(z.object({ from: ActorId, to: ActorId }), Done),
  /** Somebody leaves for good. `alone` where all its members are this person: then nothing was done. */
  depart: call(
    z.object({ actor: ActorId, actors: z.array(ActorId).readonly() }),
    z.object({ outcome: z.enum(["left", "alone", "absent"]) }),
  ),

  // -- For moderators.
  /** What a moderator is shown who watches unseen. The room keeps no note of them. */
  watch: call(Nothing, plain<WatchReply>()),
  /** Does what a moderator decided, and keeps the decision, its case and the audit's entry with it: all of it, or nothing. */
  moderate: call(
    z.object({ act: ModeratorAct, by: By, facts: z.string() }),
    z.object({ seq, case: z.string().nullable() }),
  ),
  /** Gives back what a case's decision took, and says so in the case: both or neither. */
  lift: call(z.object({ live: LiveMeasure, case: z.string() }), z.object({ lifted: z.enum(LIFTED) })),
  /** Null where there is none, or nobody is in the room. Nothing is rendered for it. */
  picture: call(Nothing, NewestPicture),

  // -- About the room.
  /** The committed state, whole (up to some 100 KiB): for those who draw what could become of it. */
  state: call(Nothing, plain<RoomState>()),
  /** Where the newest frame stands on a control, in sigmas. `unknown_control`; `render_unavailable` before the first frame. */
  position: call(z.object({ control: ControlId }), z.object({ sigmas: z.number() })),
  /** Its row says something else now: those inside are told. */
  changed: call(z.object({ title: z.string().optional(), isArchived: z.boolean().optional() }), Done),
  /** Writes what waits and sends everyone out, with words of its own or the code's. Nothing where nobody is in. */
  close: call(z.object({ code: AnyCode, words: z.string().optional() }), Done),
} as const;

export type RoomCall = keyof typeof ROOM_CALLS;
export type Asked<Name extends RoomCall> = z.infer<(typeof ROOM_CALLS)[Name]["asked"]>;
export type Answer<Name extends RoomCall> = z.infer<(typeof ROOM_CALLS)[Name]["answer"]>;
