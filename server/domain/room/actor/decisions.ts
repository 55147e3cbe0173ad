import type { ActorId, RoomId } from "@/core/kernel/ids/ids";
import type { Lifted } from "@/core/moderation/live";
import type { ModeratorAct } from "@/core/room/protocol/moderator-act";
import type { RoomState } from "@/core/room/rules/state";
import type { Tx } from "@/prisma/client";
import type { By } from "../port/calls";

/** What a moderator asks of a room. `facts` is what was seen. */
export type Moderating = { room: RoomId; act: ModeratorAct; by: By; facts: string };
/** What it came to: its event, the state it was decided on, and who was in the room. */
export type Moderated = { seq: number; before: RoomState; people: readonly ActorId[] };

/** Keeps what moderators do in rooms, where moderation keeps its decisions. Beside the room's owner, on the owner's database. */
export type Decisions = {
  /**
   * Looks up what an act is about before the room does it; throws where this moderator may not. What it answers is written in the
   * transaction of the room's event, and answers the case.
   */
  about: (asked: Moderating, state: RoomState) => Promise<(tx: Tx, did: Moderated) => Promise<string | null>>;
  /** A case's decision has ended and this much of what it took was given back: in the transaction of the room's event. */
  ended: (tx: Tx, of: { case: string; lifted: Lifted }) => Promise<void>;
};
