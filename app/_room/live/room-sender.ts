import type { ActorId } from "@/core/kernel/ids/ids";
import type { Ack, CommandMessage, Place, ReactMessage } from "@/core/room/protocol/messages";
import type { PresenceSender } from "./presence-sender";

/** What the socket sends for the room. */
export type RoomSender = {
  command: (message: CommandMessage) => Promise<Ack<{ seq: number }>>;
  chat: (text: string, place?: Place) => Promise<Ack>;
  react: (message: ReactMessage) => Promise<Ack>;
  ask: () => Promise<Ack>;
  decline: (member: ActorId) => Promise<Ack>;
  answer: (member: ActorId, letIn: boolean) => Promise<Ack>;
  presence: PresenceSender;
  /** Edits were written and wait to be sent. */
  wake: () => void;
};
