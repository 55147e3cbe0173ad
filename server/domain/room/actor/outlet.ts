import type { Code } from "@/core/kernel/errors";
import type { ActorId, ClientId } from "@/core/kernel/ids/ids";
import type {
  ChatLine,
  CommittedMessage,
  MembersMessage,
  PendingMessage,
  Presence,
  ReactMessage,
  Settled,
} from "@/core/room/protocol/messages";

/** The way from a room to those in it. The gateway makes one of Socket.IO; tests make one of arrays. */
export type RoomOutlet = {
  pending(message: PendingMessage, except: ClientId): void;
  committed(message: CommittedMessage): void;
  members(message: MembersMessage): void;
  /** May be dropped for a slow client, unless it `must` arrive: that a hand has let go. */
  presence(presence: Presence, must: boolean): void;
  chat(line: ChatLine): void;
  react(message: ReactMessage & { actor: ActorId }): void;
  settled(settled: Settled): void;
  /** May be dropped for a slow client; not sent to hidden tabs. */
  frame(packed: Uint8Array): void;
  /** Ends one member's connections to the room, or all of them. Without words of its own it says the code's. */
  close(code: Code, actor?: ActorId, words?: string): void;
};
