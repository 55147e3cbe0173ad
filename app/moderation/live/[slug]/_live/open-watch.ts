import { io, type Socket } from "socket.io-client";
import { randomId } from "@/app/r/[slug]/_live/random-id";
import { RoomClient } from "@/core/client/room-client";
import { CODES, type Code, isCode, wordsFor } from "@/core/errors";
import type { ActorId, ClientId, RoomId } from "@/core/ids/ids";
import type { Ack, ClientToServer, ServerToClient, Settled, WatchReply } from "@/core/protocol/messages";
import type { LabelOf } from "./doing-words";
import { WatchedRoom } from "./watched-room";

const ANSWER_MS = 8_000;
const AGAIN_MS = 1_500;
const TIDY_MS = 5_000;

/** Pictures of rooms that moderators are not in are served to them elsewhere than to members. */
export const forModerators = (room: string, url: string): string =>
  url.replace(`/api/frames/${room}/`, `/api/moderation/rooms/${room}/moments/`);

type Asked = { room: RoomId; me: ActorId; labelOf: LabelOf };

/** One socket that watches one room unseen. Each time the connection is made anew, that is an entry in the audit log. Returns what closes it. */
export function openWatch({ room, me, labelOf }: Asked, ready: (watched: WatchedRoom) => void): () => void {
  const socket: Socket<ServerToClient, ClientToServer> = io({
    transports: ["websocket"],
    autoConnect: false,
  });
  let over = false;
  let again: ReturnType<typeof setTimeout> | null = null;
  const replica = new RoomClient(randomId() as ClientId, {
    resync: () => void watch(),
    refused: () => {},
  });
  const watched = new WatchedRoom(replica, me, labelOf);
  const { live } = watched;
  const shown = (settled: Settled): Settled => ({ ...settled, url: forModerators(room, settled.url) });

  function close(code: Code, words: string = wordsFor(code)) {
    over = true;
    live.connection.set({ state: "closed", code, words });
    ready(watched);
    socket.disconnect();
  }

  let asking = false;
  async function watch() {
    if (asking || over || !socket.connected) return;
    asking = true;
    try {
      const reply: Ack<WatchReply> = await socket.timeout(ANSWER_MS).emitWithAck("watch", { room });
      if (reply.ok) {
        watched.watched({ ...reply, settled: reply.settled && shown(reply.settled) });
        ready(watched);
      } else if (CODES[reply.error].again) later(() => void watch());
      else close(reply.error, reply.words);
    } catch {
      later(() => void watch());
    } finally {
      asking = false;
    }
  }

  const later = (act: () => void) => {
    if (again) clearTimeout(again);
    again = setTimeout(act, AGAIN_MS);
  };
  const down = () => {
    if (!over) live.connection.set({ state: navigator.onLine ? "reconnecting" : "offline" });
  };

  socket.on("connect", () => void watch());
  socket.on("disconnect", (reason) => {
    down();
    if (reason === "io server disconnect" && !over) later(() => socket.connect());
  });
  socket.on("connect_error", (error) => {
    const { data } = error as Error & { data?: { code?: unknown; words?: string } };
    if (isCode(data?.code) && !CODES[data.code].again) return close(data.code, data.words);
    down();
    if (!socket.active) later(() => socket.connect());
  });
  socket.on("pending", (message) => watched.pending(message));
  socket.on("committed", (message) => watched.committed(message));
  socket.on("members", (message) => live.membersCame(message));
  socket.on("presence", (message) => live.presenceCame(message));
  socket.on("chat", (line) => live.chatCame(line));
  socket.on("react", (message) => {
    for (const tell of live.onReaction) tell(message);
  });
  socket.on("frame", (packed) => live.frames.show(new Uint8Array(packed)));
  socket.on("settled", (settled) => live.settled.set(shown(settled)));
  socket.on("closed", ({ code, words }) => close(code, words));
  const tidy = setInterval(() => live.tidy(), TIDY_MS);
  socket.connect();

  return () => {
    over = true;
    watched.stop();
    clearInterval(tidy);
    if (again) clearTimeout(again);
    socket.disconnect();
  };
}
