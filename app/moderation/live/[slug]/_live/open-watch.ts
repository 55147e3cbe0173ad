import { ANSWER_MS, Line, lineSocket } from "@/app/_room/live/line";
import { newClientId } from "@/app/_room/live/random-id";
import type { ActorId, RoomId } from "@/core/kernel/ids/ids";
import { RoomClient } from "@/core/room/client/room-client";
import type { Settled, WatchReply } from "@/core/room/protocol/messages";
import type { LabelOf } from "./doing-words";
import { WatchedRoom } from "./watched-room";

/** Pictures of rooms that moderators are not in are served to them elsewhere than to members. */
const forModerators = (room: string, url: string): string =>
  url.replace(`/api/frames/${room}/`, `/api/moderation/rooms/${room}/moments/`);

type Asked = { room: RoomId; me: ActorId; labelOf: LabelOf };

/** A line that watches one room unseen. Each time the connection is made anew, that is an entry in the audit log. Returns what closes it. */
export function openWatch({ room, me, labelOf }: Asked, ready: (watched: WatchedRoom) => void): () => void {
  const socket = lineSocket();
  const replica = new RoomClient(newClientId(), {
    resync: () => void line.join(),
    refused: () => {},
  });
  const watched = new WatchedRoom(replica, me, labelOf);
  const shown = (settled: Settled): Settled => ({ ...settled, url: forModerators(room, settled.url) });
  const line = new Line<WatchReply>(socket, watched.live, {
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
  line.open();

  return () => {
    line.end();
    watched.stop();
  };
}
