import { randomUUID } from "node:crypto";
import { AppError } from "@/core/kernel/errors";
import { type ActorId, INSTANCE_ACTOR, type RoomId } from "@/core/kernel/ids/ids";
import type { ChatMessage, ReactMessage } from "@/core/room/protocol/messages";
import { isHost, type RoomState, roleOf } from "@/core/room/rules/state";
import { requireVoice } from "@/server/domain/identity/standing";
import type { RoomOutlet } from "../port/news";
import { addChatLine } from "./chat";
import type { OpenRoomDeps } from "./open-room-deps";
import type { RoomMembers } from "./room-members";

/** Chat, which is kept, and reactions and requests to edit, which are not. */
export class RoomTalk {
  constructor(
    private readonly room: RoomId,
    private readonly members: RoomMembers,
    private readonly deps: Pick<OpenRoomDeps, "database" | "onSaid" | "now">,
    private readonly outlet: RoomOutlet,
  ) {}

  /** Says a line to everyone; one that came before, by its id, is not said twice. */
  async chat(state: RoomState, actor: ActorId, message: ChatMessage): Promise<void> {
    requireUnmuted(state, actor);
    const { db } = this.deps.database;
    await requireVoice(db, actor, this.deps.now());
    const line = await addChatLine(db, this.room, actor, message);
    if (!line) return;
    this.outlet.tell({ kind: "chat", line: { ...line, name: this.members.person(actor).name } });
    this.deps.onSaid?.(line);
  }

  react(state: RoomState, actor: ActorId, message: ReactMessage): void {
    requireUnmuted(state, actor);
    this.outlet.tell({ kind: "react", message: { ...message, actor } });
  }

  /** The instance says a line to those who are present. It is not kept. */
  announce(text: string): void {
    const line = { id: randomUUID(), actor: INSTANCE_ACTOR, name: "Cohue", text, at: this.deps.now() };
    this.outlet.tell({ kind: "chat", line });
  }

  /** A viewer asks to edit. `forbidden` for those who may already. */
  ask(state: RoomState, actor: ActorId): void {
    requireUnmuted(state, actor);
    if (roleOf(state, actor) !== "viewer") throw new AppError("forbidden");
    this.members.asks(actor);
  }

  /** The host says "not now". `not_found` where that person does not ask. */
  decline(state: RoomState, by: ActorId, member: ActorId): void {
    if (!isHost(state, by)) throw new AppError("forbidden");
    if (!this.members.answered(member)) throw new AppError("not_found");
  }
}

/** `forbidden` for people who are not members, `muted` for muted members. */
function requireUnmuted(state: RoomState, actor: ActorId): void {
  if (!roleOf(state, actor)) throw new AppError("forbidden");
  if (state.muted[actor] !== undefined) throw new AppError("muted");
}
