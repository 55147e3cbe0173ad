import { z } from "zod";
import { CODES, type Code } from "@/core/kernel/errors";
import { ActorId, ClientId } from "@/core/kernel/ids/ids";
import {
  type ChatLine,
  type CommittedMessage,
  type DoorMessage,
  type MembersMessage,
  type PendingMessage,
  type Presence,
  ReactMessage,
  type Settled,
} from "@/core/room/protocol/messages";
import { plain } from "./plain";

const AnyCode = z.enum(Object.keys(CODES) as [Code, ...Code[]]);
const kind = <Kind extends string>(kind: Kind) => ({ kind: z.literal(kind) });

/** What a room's owner tells those who are in the room, on whichever nodes they are: plain JSON. */
export const RoomNews = z.discriminatedUnion("kind", [
  z.object({ ...kind("pending"), message: plain<PendingMessage>(), except: ClientId }),
  z.object({ ...kind("committed"), message: plain<CommittedMessage>() }),
  z.object({ ...kind("members"), message: plain<MembersMessage>() }),
  /** Not for the tab that it is of. May be dropped for a slow client, unless it `must` arrive: that a hand has let go. */
  z.object({ ...kind("presence"), presence: plain<Presence>(), must: z.boolean() }),
  z.object({ ...kind("chat"), line: plain<ChatLine>() }),
  z.object({ ...kind("react"), message: ReactMessage.extend({ actor: ActorId }) }),
  z.object({ ...kind("settled"), settled: plain<Settled>() }),
  /** For the host alone. */
  z.object({ ...kind("door"), to: ActorId, message: plain<DoorMessage>() }),
  /** Ends one member's connections to the room, or all of them. Without words of its own it says the code's. */
  z.object({ ...kind("close"), code: AnyCode, actor: z.optional(ActorId), words: z.string().optional() }),
]);
export type RoomNews = z.infer<typeof RoomNews>;

/** The way from a room to those in it. The gateway makes one of Socket.IO; tests make one of arrays. */
export type RoomOutlet = {
  tell: (news: RoomNews) => void;
  /** A packed picture: bytes that never travel with the news. May be dropped for a slow client; not sent to hidden tabs. */
  frame: (packed: Uint8Array) => void;
};
