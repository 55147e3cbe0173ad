import { RoomClient } from "@/core/client/room-client";
import type { ClientId, RoomId } from "@/core/ids/ids";
import type { JoinReply } from "@/core/protocol/messages";
import { EditPump } from "./edit-pump";
import { ANSWER_MS, Line, lineSocket } from "./line";
import { LiveRoom } from "./live-room";
import { PresenceSender } from "./presence-sender";
import { randomId } from "./random-id";

/** How long something acknowledged may stay unseen before the room is asked for what is missing. */
const BEHIND_MS = 2_000;

/**
 * A member's line to a room: joins, rejoins with what it has, and sends what is done in it. `ready` is called once, at the
 * first join. Returns what closes it.
 */
export function openRoomLine(room: RoomId, ready: (live: LiveRoom) => void): () => void {
  const client = randomId() as ClientId;
  const socket = lineSocket();
  const soon = () => socket.timeout(ANSWER_MS);
  let isReady = false;
  const looks = new Set<ReturnType<typeof setTimeout>>();

  const replica = new RoomClient(client, {
    resync: () => void line.knock(),
    refused: (_edit, error) => live.tellRefused(error),
  });
  const lookBehind = () => {
    const timer = setTimeout(() => {
      looks.delete(timer);
      if (replica.isBehind) void line.knock();
    }, BEHIND_MS);
    looks.add(timer);
  };
  const pump = new EditPump(
    replica,
    async (message) => {
      const answer = await soon().emitWithAck("edit", message);
      lookBehind();
      return answer;
    },
    () => void line.knock(),
  );
  const presence = new PresenceSender((message, must) => {
    if (socket.connected && isReady) (must ? socket : socket.volatile).emit("presence", message);
  });
  const unheard = () => ({
    ok: false as const,
    error: "internal" as const,
    words: "You are not connected right now. Try again in a moment.",
  });
  const live = new LiveRoom(replica, {
    command: (message) => soon().emitWithAck("command", message).catch(unheard),
    chat: (text) => soon().emitWithAck("chat", { text }).catch(unheard),
    react: (message) => soon().emitWithAck("react", message).catch(unheard),
    presence,
    wake: pump.wake,
  });
  const line = new Line<JoinReply>(socket, live, {
    ask: () => soon().emitWithAck("join", { room, client, have: replica.have }),
    welcome: (reply) => {
      replica.joined(reply);
      live.joined(reply);
      pump.start();
      presence.again();
      isReady = true;
      ready(live);
    },
    outside: () => pump.stop(),
    lost: () => replica.unanswered(),
    closed: () => ready(live),
  });
  socket.on("pending", (message) => replica.pending(message));
  socket.on("committed", (message) => replica.wasCommitted(message));
  socket.on("settled", (settled) => live.settled.set(settled));

  const letGo = listen({
    seen: () => presence.update({ hidden: document.hidden }),
    offline: () => {
      line.down();
      socket.disconnect();
    },
    online: () => {
      if (!line.isOver) socket.connect();
    },
    /** What was changed without a connection would be lost with the page. */
    leaving: (event) => {
      const isKept = !replica.hasUnsettled || line.isOver || live.connection.get().state === "live";
      if (!isKept) event.preventDefault();
    },
  });
  line.open();

  return () => {
    line.end();
    presence.stop();
    for (const timer of looks) clearTimeout(timer);
    letGo();
  };
}

type Page = {
  seen: () => void;
  offline: () => void;
  online: () => void;
  leaving: (event: BeforeUnloadEvent) => void;
};

/** What becomes of the page and of the machine's network. Returns what stops listening. */
function listen({ seen, offline, online, leaving }: Page): () => void {
  window.addEventListener("beforeunload", leaving);
  document.addEventListener("visibilitychange", seen);
  window.addEventListener("offline", offline);
  window.addEventListener("online", online);
  return () => {
    window.removeEventListener("beforeunload", leaving);
    document.removeEventListener("visibilitychange", seen);
    window.removeEventListener("offline", offline);
    window.removeEventListener("online", online);
  };
}
