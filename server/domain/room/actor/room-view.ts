import { idsOf } from "@/core/kernel/ids/branded";
import type { ActorId } from "@/core/kernel/ids/ids";
import type {
  ChatLine,
  JoinMessage,
  JoinReply,
  MembersMessage,
  RoomStatus,
  WatchReply,
} from "@/core/room/protocol/messages";
import { replacedIn } from "@/core/room/rules/replaced-in";
import type { RoomCore } from "@/core/room/rules/room-core";
import { roleOf, ruleOfFreeze, ruleOfKick } from "@/core/room/rules/state";
import { GONE, type Person } from "@/server/domain/identity/actors";
import type { RoomFrames } from "./room-frames";
import type { RoomMembers } from "./room-members";

/** Facts about a room that are in its row and not in its log. */
export type RoomFacts = { title: string; isArchived: boolean };

/** How a room looks at this moment to those in it and to those who come in. */
export class RoomView {
  constructor(
    private readonly core: RoomCore,
    private readonly members: RoomMembers,
    private readonly frames: RoomFrames,
    private readonly facts: () => RoomFacts & Pick<RoomStatus, "proposals" | "ballot" | "elected">,
  ) {}

  /** Who is there and how the room stands: for everyone in it, whenever either changes. */
  get bulletin(): MembersMessage {
    return { members: this.members.list(this.core.state), status: this.#status };
  }

  /** For someone's tab that comes in: the whole recipe, or what it missed where it was here just now. */
  forMember(actor: ActorId, { client, have }: JoinMessage, chat: ChatLine[]): JoinReply {
    const { boot, state } = this.core;
    const follows = have?.boot === boot && have.epoch === state.epoch;
    const tail = follows ? this.core.tailAfter(have.seq) : null;
    return {
      ...this.#present(chat),
      ...(tail ? { tail } : { recipe: state.recipe }),
      me: actor,
      role: roleOf(state, actor) ?? "viewer",
      replaced: replacedIn(state).filter(({ by }) => by !== actor),
      acked: this.core.ackedOf(actor, client),
    };
  }

  /** For a moderator who watches: also who was removed, and for what. */
  forModerator(chat: ChatLine[], people: ReadonlyMap<ActorId, Person>): WatchReply {
    const { state } = this.core;
    return {
      ...this.#present(chat),
      recipe: state.recipe,
      removed: idsOf(state.kicked).map((actor) => ({
        actor,
        name: people.get(actor)?.name ?? GONE.name,
        rule: ruleOfKick(state, actor),
      })),
    };
  }

  #present(chat: ChatLine[]) {
    const { boot, state, committedRev, pending } = this.core;
    return {
      room: state.room,
      boot,
      epoch: state.epoch,
      seq: state.seq,
      head: state.head,
      rev: committedRev,
      pending,
      ...this.bulletin,
      chat,
      settled: this.frames.settled,
    };
  }

  get #status(): RoomStatus {
    const { state, isReadOnly } = this.core;
    const rule = ruleOfFreeze(state);
    const { title, isArchived, ...votes } = this.facts();
    return {
      title,
      ...(isArchived ? { archived: true } : {}),
      frozen: state.frozen,
      ...(rule ? { frozenFor: rule } : {}),
      locked: Object.keys(state.locked) as (keyof typeof state.locked)[],
      ...votes,
      storage: isReadOnly ? "unavailable" : "ok",
      render: this.frames.health,
    };
  }
}
