import { Server } from "socket.io";
import type { ActorId, RoomId } from "@/core/kernel/ids/ids";
import type { Language } from "@/core/kernel/said/languages";
import type { ClientToServer, ServerToClient } from "@/core/room/protocol/messages";
import type { RoomNews, RoomOutlet } from "@/server/domain/room/port/news";
import { closedMessage } from "./closed-message";
import { sendFrame } from "./send-frame";

export type RoomServer = Server<ClientToServer, ServerToClient, Record<string, never>, SocketData>;
export type SocketData = {
  /** Its session's id. */
  session: string;
  actor: ActorId;
  name: string;
  isGuest: boolean;
  /** To ask for the session again while connected. */
  cookie: string;
  /** What refusals are said in. */
  language: Language;
  /** Set once joined. */
  room?: RoomId;
  client?: string;
  /** Set while a moderator watches a room unseen. */
  watching?: RoomId;
};

/** Names of Socket.IO rooms. Hidden tabs are in `all`, not in `frames`. */
/** What names of channels of a whole room begin with; the room's id follows. */
export const ROOM_CHANNELS = { news: "room:", frames: "frames:" } as const;

export const channel = {
  all: (room: RoomId) => `${ROOM_CHANNELS.news}${room}`,
  frames: (room: RoomId) => `${ROOM_CHANNELS.frames}${room}`,
  client: (room: RoomId, client: string) => `client:${room}:${client}`,
  member: (room: RoomId, actor: ActorId) => `member:${room}:${actor}`,
  person: (actor: ActorId) => `person:${actor}`,
  /** Every socket with which somebody watches a room unseen: closed when they are no longer a moderator. */
  watcher: (actor: ActorId) => `watcher:${actor}`,
};

/** Milliseconds within which a new connection says who it is. */
const ENTER_MS = 10_000;

/** What rooms speak through and connections come to. Nobody reaches it until `attachRealtime` opens it. */
export const createRoomServer = (): RoomServer =>
  new Server({ serveClient: false, connectTimeout: ENTER_MS });

/** A room's outlet made of Socket.IO rooms. */
export const socketOutlet = (io: RoomServer, room: RoomId): RoomOutlet => ({
  tell: (news) => tell(io, room, news),
  frame: (packed) => sendFrame(io, channel.frames(room), packed),
});

function tell(io: RoomServer, room: RoomId, news: RoomNews): void {
  const all = io.to(channel.all(room));
  switch (news.kind) {
    case "pending":
      all.except(channel.client(room, news.except)).emit("pending", news.message);
      return;
    case "committed":
      all.emit("committed", news.message);
      return;
    case "members":
      all.emit("members", news.message);
      return;
    case "presence": {
      const others = all.except(channel.client(room, news.presence.client));
      (news.must ? others : others.volatile).emit("presence", news.presence);
      return;
    }
    case "chat":
      all.emit("chat", news.line);
      return;
    case "react":
      all.emit("react", news.message);
      return;
    case "settled":
      all.emit("settled", news.settled);
      return;
    case "door":
      io.to(channel.member(room, news.to)).emit("door", news.message);
      return;
    case "close": {
      const whom = io.in(news.actor ? channel.member(room, news.actor) : channel.all(room));
      whom.emit("closed", closedMessage(news.code, news.words));
      whom.disconnectSockets(true);
    }
  }
}
