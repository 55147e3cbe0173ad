import { AppError } from "@/core/kernel/errors";
import { idsOf } from "@/core/kernel/ids/branded";
import type { ActorId, RoomId } from "@/core/kernel/ids/ids";
import { DOOR } from "@/core/room/protocol/limits";
import type { JoinMessage, JoinReply, WatchReply } from "@/core/room/protocol/messages";
import type { RoomCore } from "@/core/room/rules/room-core";
import { isHost, roleOf } from "@/core/room/rules/state";
import { type Person, peopleOf } from "@/server/domain/identity/actors";
import { requireNotKicked } from "../entry/kicked";
import type { TabId } from "../port/calls";
import { recentChat } from "./chat";
import type { OpenRoomDeps } from "./open-room-deps";
import type { RoomDoor } from "./room-door";
import type { RoomMembers, Visitor } from "./room-members";
import type { RoomView } from "./room-view";

/** Somebody's tab that comes in, and how they look to others. */
export type Coming = { tab: TabId; actor: ActorId; person: Person; message: JoinMessage };

type Parts = { core: RoomCore; members: RoomMembers; view: RoomView; door: RoomDoor };
type Around = {
  /** Whether the room is closed, or being closed. */
  isEnding: () => boolean;
  came: () => void;
  left: (visitor: Visitor) => void;
};

/** Tabs that come into a room and leave it, and moderators who watch. */
export class RoomVisits {
  constructor(
    private readonly room: RoomId,
    private readonly of: Parts,
    private readonly deps: Pick<OpenRoomDeps, "database">,
    private readonly around: Around,
  ) {}

  /** Someone's tab comes in, until it leaves. Refused with `forbidden` (no member), `kicked`, `room_full` or `room_moved`. */
  async join({ tab, actor, person, message }: Coming): Promise<JoinReply> {
    const { core, members, view, door } = this.of;
    // Read first, so that nothing comes between finding a place and taking it.
    const chat = await recentChat(this.deps.database.db, this.room);
    const { state } = core;
    if (this.around.isEnding()) throw new AppError("room_moved");
    requireNotKicked(state, actor);
    if (!roleOf(state, actor)) throw new AppError("forbidden");
    if (!members.online.has(actor) && !this.#hasPlaceFor(actor)) throw new AppError("room_full");
    door.came(actor);
    members.enter({ tab, actor, client: message.client, hidden: false, holds: false }, person);
    this.around.came();
    const reply = view.forMember(actor, message, chat);
    return isHost(state, actor) ? { ...reply, door: door.view } : reply;
  }

  /** Who waits comes first; some whom the host lets in come into a full room. */
  #hasPlaceFor(actor: ActorId): boolean {
    const { core, members, door } = this.of;
    const role = roleOf(core.state, actor) === "viewer" ? "viewer" : "editor";
    const ahead = door.isLetIn(actor) ? -DOOR.extra : door.ahead(actor, { why: "full", role });
    return members.hasPlace(role, ahead, core.state);
  }

  /**
   * The state for a moderator who watches unseen. The room does not note them: no list or count has them, they do not keep the room in
   * memory, and nothing is rendered for them.
   */
  async watch(): Promise<WatchReply> {
    if (this.around.isEnding()) throw new AppError("room_moved");
    const { db } = this.deps.database;
    const chat = await recentChat(db, this.room);
    const people = await peopleOf(db, idsOf(this.of.core.state.kicked));
    return this.of.view.forModerator(chat, people);
  }

  /** A tab that has joined and has not left. `room_moved` for another: it has to join again. */
  visitor(tab: TabId): Visitor {
    const visitor = this.of.members.visitor(tab);
    if (!visitor) throw new AppError("room_moved", "a tab that is not here");
    return visitor;
  }

  leave(tab: TabId): void {
    const visitor = this.of.members.leave(tab);
    if (visitor) this.around.left(visitor);
  }
}
