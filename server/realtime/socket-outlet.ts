import { Server } from "socket.io";
import { wordsFor } from "@/core/kernel/errors";
import type { ActorId, RoomId } from "@/core/kernel/ids/ids";
import type { ClientToServer, ServerToClient } from "@/core/room/protocol/messages";
import type { RoomOutlet } from "@/server/domain/room/actor/outlet";

export type RoomServer = Server<ClientToServer, ServerToClient, Record<string, never>, SocketData>;
export type SocketData = {
  actor: ActorId;
  name: string;
  isGuest: boolean;
  /** To ask for the session again while connected. */
  cookie: string;
  /** Set once joined. */
  room?: RoomId;
  client?: string;
  /** Set while a moderator watches a room unseen. */
  watching?: RoomId;
};

/** Names of Socket.IO rooms. Hidden tabs are in `all`, not in `frames`. */
export const channel = {
  all: (room: RoomId) => `room:${room}`,
  frames: (room: RoomId) => `frames:${room}`,
  client: (room: RoomId, client: string) => `client:${room}:${client}`,
  member: (room: RoomId, actor: ActorId) => `member:${room}:${actor}`,
  person: (actor: ActorId) => `person:${actor}`,
  /** Every socket in which somebody watches a room unseen, whichever room: thrown out when they moderate no more. */
  watcher: (actor: ActorId) => `watcher:${actor}`,
};

/** Milliseconds within which a new connection says who it is. */
const ENTER_MS = 10_000;

/** What rooms speak through and connections come to. Nobody reaches it until `attachRealtime` opens it. */
export const createRoomServer = (): RoomServer =>
  new Server({ serveClient: false, connectTimeout: ENTER_MS });

/** A room's outlet made of Socket.IO rooms. */
export function socketOutlet(io: RoomServer, room: RoomId): RoomOutlet {
  const all = () => io.to(channel.all(room));
  return {
    pending: (message, except) => all().except(channel.client(room, except)).emit("pending", message),
    committed: (message) => all().emit("committed", message),
    members: (message) => all().emit("members", message),
    presence: (presence, must) => {
      const others = all().except(channel.client(room, presence.client));
      (must ? others : others.volatile).emit("presence", presence);
    },
    chat: (line) => all().emit("chat", line),
    react: (message) => all().emit("react", message),
    settled: (settled) => all().emit("settled", settled),
    frame: (packed) => io.to(channel.frames(room)).volatile.emit("frame", packed),
    close: (code, actor, words = wordsFor(code)) => {
      const whom = io.in(actor ? channel.member(room, actor) : channel.all(room));
      whom.emit("closed", { code, words });
      whom.disconnectSockets(true);
    },
  };
}
