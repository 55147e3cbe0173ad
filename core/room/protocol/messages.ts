import { z } from "zod";
import type { Code } from "@/core/kernel/errors/codes";
import { ActorId, ClientId, ControlId, RoomId, type Sha256, type WorkId } from "@/core/kernel/ids/ids";
import type { Language } from "@/core/kernel/said/languages";
import type { RuleId } from "@/core/moderation/rules";
import { Edit, type Register } from "@/core/picture/edits/edit";
import type { RegisterValue, Write } from "@/core/picture/edits/register";
import type { Recipe } from "@/core/picture/recipe/recipe";
import type { RoomEvent } from "@/core/room/log/event";
import { BALLOT_SECONDS, ROOM_LIMITS } from "@/core/room/protocol/limits";
import { Role } from "./roles";

/** The answer to every command. */
export type Ack<T = object> = ({ ok: true } & T) | { ok: false; error: Code; words?: string };

// ---------------------------------------------------------------- client -> server

export const JoinMessage = z.object({
  room: RoomId,
  client: ClientId,
  /** A rejoin says what it has, and gets the tail where that is possible. */
  have: z.object({ boot: z.string().max(64), epoch: z.int().min(0), seq: z.int().min(0) }).optional(),
});
export type JoinMessage = z.infer<typeof JoinMessage>;

/** A moderator begins to watch a room unseen. They always get the whole state, because they have no edits to catch up with. */
export const WatchMessage = z.object({ room: RoomId });
export type WatchMessage = z.infer<typeof WatchMessage>;

/** One numbered edit of one client. `gesture` groups the writes of one drag: they undo as one. */
export const NumberedEdit = z.object({ n: z.int().min(1), gesture: z.int().min(0), edit: Edit });
export type NumberedEdit = z.infer<typeof NumberedEdit>;
/**
 * `base`: every edit of this client up to it is settled (committed or refused), so the first of `edits` is either new or
 * follows what was sent before. Without it a lost message would be taken for a seen one.
 */
export const EditMessage = z.object({
  epoch: z.int().min(0),
  base: z.int().min(0),
  edits: z.array(NumberedEdit).min(1).max(ROOM_LIMITS.batch),
});
export type EditMessage = z.infer<typeof EditMessage>;

/** A place of the picture, 0..1 from its left and top. */
const Place = z.object({ x: z.number().min(0).max(1), y: z.number().min(0).max(1) });
export type Place = z.infer<typeof Place>;

export const PresenceMessage = z.object({
  /** Over the picture, 0..1 from its left and top; null when elsewhere. */
  cursor: Place.nullable(),
  /** The control being dragged right now. */
  grabbing: z.string().max(64).nullable(),
  following: z.nullable(ActorId),
  /** A hidden tab gets no frames. */
  hidden: z.boolean(),
});
export type PresenceMessage = z.infer<typeof PresenceMessage>;

export const ChatMessage = z.object({
  text: z.string().trim().min(1).max(ROOM_LIMITS.chatLength),
  /** Random, made by the sender: a line that is sent again for lack of an answer appears once. */
  id: z
    .string()
    .regex(/^[0-9a-f]{32}$/)
    .optional(),
  /** Where on the picture it is pinned; absent where it is pinned nowhere. */
  place: Place.optional(),
});
export type ChatMessage = z.infer<typeof ChatMessage>;

const REACTIONS = ["heart", "spark", "wave", "clap", "wonder"] as const;
export const ReactMessage = z.object({
  kind: z.enum(REACTIONS),
  x: z.number().min(0).max(1).optional(),
  y: z.number().min(0).max(1).optional(),
});
export type ReactMessage = z.infer<typeof ReactMessage>;

/** A viewer asks the host to let them edit. Nobody asks for anybody else. */
export const AskMessage = z.object({});
export type AskMessage = z.infer<typeof AskMessage>;
/** The host's "not now" to somebody who asks; the `role` command is the yes. */
export const DeclineMessage = z.object({ member: ActorId });
export type DeclineMessage = z.infer<typeof DeclineMessage>;

/** The host's answer to somebody who waits before the room. */
export const AnswerMessage = z.object({ member: ActorId, letIn: z.boolean() });
export type AnswerMessage = z.infer<typeof AnswerMessage>;

/** Everything that is not a register write. Who may is in `core/room/rules/permissions.ts`. */
export const CommandMessage = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("undo") }),
  z.object({ kind: z.literal("redo") }),
  z.object({ kind: z.literal("role"), member: ActorId, role: Role }),
  z.object({ kind: z.literal("kick"), member: ActorId }),
  /** Lets a kicked member back in. */
  z.object({ kind: z.literal("readmit"), member: ActorId }),
  z.object({ kind: z.literal("mute"), member: ActorId, muted: z.boolean() }),
  z.object({ kind: z.literal("freeze"), frozen: z.boolean() }),
  z.object({ kind: z.literal("lock"), control: ControlId, locked: z.boolean() }),
  /** Sets one member's registers to what they were after event `to`. */
  z.object({ kind: z.literal("revert"), member: ActorId, to: z.int().min(0) }),
  /** Sets the whole recipe to what it was after event `to`. */
  z.object({ kind: z.literal("restore"), to: z.int().min(0) }),
  z.object({ kind: z.literal("leave") }),
  /** Proposes a picture to vote on: the present one after some edits, or a moment of the past. */
  z.object({
    kind: z.literal("propose"),
    edits: z.array(Edit).min(1).max(ROOM_LIMITS.batch).optional(),
    moment: z.int().min(1).optional(),
  }),
  z.object({ kind: z.literal("unpropose"), of: z.int().min(1) }),
  /** Begins a vote: on all that is proposed, or on the picture that the room began with. */
  z.object({
    kind: z.literal("ballot"),
    about: z.enum(["fresh", "proposals"]),
    seconds: z.literal(BALLOT_SECONDS),
  }),
  /** A proposal's event, 0 for the room's first picture, null for the present one. */
  z.object({ kind: z.literal("vote"), choice: z.int().min(0).nullable() }),
  /** Brings back what a vote replaced. `of`: the event that ended the vote. */
  z.object({ kind: z.literal("bring-back"), of: z.int().min(1) }),
]);
export type CommandMessage = z.infer<typeof CommandMessage>;

// ---------------------------------------------------------------- server -> client

export type Member = {
  actor: ActorId;
  name: string;
  isGuest: boolean;
  role: Role;
  /** Index into the room's member colours. */
  colour: number;
  online: boolean;
  muted: boolean;
  /** A viewer who waits for the host's answer to "may I edit?". */
  asks: boolean;
  since: number;
};

/** An edit accepted and ordered, not yet on disk. `rev` counts up within a boot. */
export type PendingEdit = {
  rev: number;
  actor: ActorId;
  client: ClientId;
  n: number;
  edit: Edit;
  /** With a `model` edit: the hash of the model it names. */
  modelHash?: Sha256;
};

/** Somebody who waits before the room: until the host lets them in, or until there is a place. */
export type Waiting = { actor: ActorId; name: string; isGuest: boolean; why: "knock" | "full" };
/** The first of those who wait, and how many more there are. Only the host is told. */
export type DoorMessage = { waiting: readonly Waiting[]; more: number };
/** Where somebody at the door stands. `crowded`: too many wait to keep a place. `unknown`: they wait for nothing, or were away too long. */
export type AtDoor =
  | { state: "waiting"; place: number; why: Waiting["why"] }
  | { state: "in" | "away" | "crowded" | "unknown" };

/** A shared part of the picture that somebody changed, and what it was before they did. */
export type ReplacedRegister = { register: Register; by: ActorId; before: RegisterValue };

/** A picture that is proposed, by the number of its event. */
export type ProposedPicture = { of: number; by: ActorId };

/** A running vote. */
export type BallotView = {
  of: number;
  about: "fresh" | "proposals";
  by: ActorId;
  /** Milliseconds until it ends by itself, when this was sent. */
  left: number;
  choices: readonly ProposedPicture[];
  /** What each who voted chose; null: the present picture. */
  votes: Readonly<Record<ActorId, number | null>>;
  /** Of a fresh start: votes with which it passes, of the people who are here now. */
  needed: number | null;
};

/** The last vote that changed the picture. `by`: who had proposed what won; null for a fresh start. */
export type ElectedView = { seq: number; by: ActorId | null };

export type RoomStatus = {
  title: string;
  /** Its host keeps it read-only; absent where it is not. */
  archived?: true;
  frozen: boolean;
  /** The rule for which moderators froze it; absent where the host did. */
  frozenFor?: RuleId;
  locked: readonly ControlId[];
  /** Absent where nothing is proposed, asked, or to be brought back. */
  proposals?: readonly ProposedPicture[];
  ballot?: BallotView;
  elected?: ElectedView;
  /** Set while nothing can be saved. */
  storage: "ok" | "unavailable";
  render: "ok" | "unavailable";
};

export type JoinReply = {
  room: RoomId;
  boot: string;
  epoch: number;
  seq: number;
  head: string;
  /** Committed state; absent when `tail` is enough. */
  recipe?: Recipe;
  tail?: readonly CommittedEvent[];
  /** Pending edits up to this one are in the committed state. */
  rev: number;
  pending: readonly PendingEdit[];
  members: readonly Member[];
  me: ActorId;
  role: Role;
  status: RoomStatus;
  /** What all share and others changed last. */
  replaced?: readonly ReplacedRegister[];
  /** For the host alone. */
  door?: DoorMessage;
  chat: readonly ChatLine[];
  settled: Settled | null;
  /** The highest n of this client that is committed: everything above must be sent again. */
  acked: number;
};

/** What a watcher gets: the answer to a join, without what belongs to one member. */
export type WatchReply = Omit<
  JoinReply,
  "recipe" | "tail" | "me" | "role" | "acked" | "door" | "replaced"
> & {
  recipe: Recipe;
  /** Who was removed from the room, and the rule where moderators did it. */
  removed: readonly { actor: ActorId; name: string; rule: RuleId | null }[];
};

export type ChatLine = { id: string; actor: ActorId; name: string; text: string; at: number; place?: Place };
export type Settled = { seq: number; url: string; hash: string; width: number };
export type Presence = PresenceMessage & { actor: ActorId; client: ClientId };

/** Answer to an edit message, after its commit: everything up to n is settled; `refused` says which were not applied. */
export type EditAck = Ack<{ seq: number; n: number; refused: readonly { n: number; error: Code }[] }>;

/** An event with the register writes it came to; `effect` null: the recipe in its payload is the new one. */
export type CommittedEvent = { event: RoomEvent; effect: readonly Write[] | null };
/** `rev`: pending edits up to it are in these events or were replaced by later writes to their registers. */
export type CommittedMessage = {
  boot: string;
  seq: number;
  head: string;
  epoch: number;
  rev: number;
  events: readonly CommittedEvent[];
};
export type PendingMessage = { boot: string; edits: readonly PendingEdit[] };
export type MembersMessage = { members: readonly Member[]; status: RoomStatus };
/** Its words are English; `translated` has them in the languages that say more of this case than of its code. */
export type ClosedMessage = { code: Code; words: string; translated?: Partial<Record<Language, string>> };

/** The work that waits for an answer. */
export type AskedMessage = { work: WorkId };

/** What a client emits; every one is acked except presence. */
export type ClientToServer = {
  join: (message: JoinMessage, ack: (reply: Ack<JoinReply>) => void) => void;
  watch: (message: WatchMessage, ack: (reply: Ack<WatchReply>) => void) => void;
  edit: (message: EditMessage, ack: (reply: EditAck) => void) => void;
  presence: (message: PresenceMessage) => void;
  chat: (message: ChatMessage, ack: (reply: Ack) => void) => void;
  react: (message: ReactMessage, ack: (reply: Ack) => void) => void;
  ask: (message: AskMessage, ack: (reply: Ack) => void) => void;
  decline: (message: DeclineMessage, ack: (reply: Ack) => void) => void;
  answer: (message: AnswerMessage, ack: (reply: Ack) => void) => void;
  command: (message: CommandMessage, ack: (reply: Ack<{ seq: number }>) => void) => void;
};

export type ServerToClient = {
  pending: (message: PendingMessage) => void;
  committed: (message: CommittedMessage) => void;
  members: (message: MembersMessage) => void;
  door: (message: DoorMessage) => void;
  presence: (message: Presence) => void;
  chat: (line: ChatLine) => void;
  react: (message: ReactMessage & { actor: ActorId }) => void;
  /** One packed buffer: see `core/room/protocol/frame.ts`. */
  frame: (packed: Uint8Array) => void;
  settled: (settled: Settled) => void;
  closed: (message: ClosedMessage) => void;
  /** A work waits for this person's answer: what is asked is read over HTTP. */
  asked: (message: AskedMessage) => void;
};
