import { ANSWER_MS, LiveConnection, roomSocket } from "@/app/_room/live/live-connection";
import { newClientId } from "@/app/_room/live/random-id";
import type { Say } from "@/app/_words/say";
import type { ActorId, RoomId } from "@/core/kernel/ids/ids";
import { RoomClient } from "@/core/room/client/room-client";
import type { Settled, WatchReply } from "@/core/room/protocol/messages";
import type { LabelOf } from "./doing-words";
import { WatchedRoom } from "./watched-room";

/** Pictures of rooms that moderators are not in are served to them elsewhere than to members. */
const forModerators = (room: string, url: string): string =>
  url.replace(`/api/frames/${room}/`, `/api/moderation/rooms/${room}/moments/`);

type Asked = {
  room: RoomId;
  me: ActorId;
  labelOf: LabelOf;
  t: Say<"desk">;
  shownName: (name: string) => string;
};

/** Connects a moderator who watches a room unseen. Each new connection is an entry in the audit log. Returns a function that closes it. */
export function openWatch(
  { room, me, labelOf, t, shownName }: Asked,
  ready: (watched: WatchedRoom) => void,
): () => void {
  const socket = roomSocket();
  const replica = new RoomClient(newClientId(), {
    resync: () => void connection.join(),
    refused: () => {},
  });
  const watched = new WatchedRoom(replica, me, labelOf, t, shownName);
  const shown = (settled: Settled): Settled => ({ ...settled, url: forModerators(room, settled.url) });
  const connection = new LiveConnection<WatchReply>(socket, watched.live, {
    ask: () => socket.timeout(ANSWER_MS).emitWithAck("watch", { room }),
    welcome: (reply) => {
      watched.watched({ ...reply, settled: reply.settled && shown(reply.settled) });
      ready(watched);
    },
    closed: () => ready(watched),
  });
  socket.on("pending", (message) => watched.pending(message));
  socket.on("committed", (message) => watched.committed(message));
  socket.on("settled", (settled) => watched.live.settled.set(shown(settled)));
  connection.open();

  return () => {
    connection.end();
    watched.stop();
  };
}
