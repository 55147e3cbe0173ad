import { io, type Socket } from "socket.io-client";
import { RoomClient } from "@/core/client/room-client";
import { CODES, type Code, isCode, wordsFor } from "@/core/errors";
import type { ClientId, RoomId } from "@/core/ids/ids";
import type { Ack, ClientToServer, JoinMessage, JoinReply, ServerToClient } from "@/core/protocol/messages";
import { EditPump } from "./edit-pump";
import { LiveRoom } from "./live-room";
import { PresenceSender } from "./presence-sender";
import { randomId } from "./random-id";

const ANSWER_MS = 8_000;
const JOIN_AGAIN_MS = 1_500;
/** How long something acknowledged may stay unseen before the room is asked for what is missing. */
const BEHIND_MS = 2_000;
const TIDY_MS = 5_000;

/**
 * One socket in one room: joins, rejoins with what it has, and hands every message to the room. `ready` is called once, at
 * the first join. Returns what closes it.
 */
export function openRoomLine(room: RoomId, ready: (live: LiveRoom) => void): () => void {
  const client = randomId() as ClientId;
  const socket: Socket<ServerToClient, ClientToServer> = io({
    transports: ["websocket"],
    autoConnect: false,
  });
  let isReady = false;
  let over = false;
  const timers = new Set<ReturnType<typeof setTimeout>>();
  const later = (act: () => void, ms: number) => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      act();
    }, ms);
    timers.add(timer);
  };

  const replica = new RoomClient(client, {
    resync: () => void join(),
    refused: (_edit, error) => live.tellRefused(error),
  });
  const pump = new EditPump(
    replica,
    async (message) => {
      const answer = await socket.timeout(ANSWER_MS).emitWithAck("edit", message);
      later(() => replica.isBehind && void join(), BEHIND_MS);
      return answer;
    },
    () => void join(),
  );
  const presence = new PresenceSender((message) => {
    if (socket.connected && isReady) socket.volatile.emit("presence", message);
  });
  const unheard = {
    ok: false as const,
    error: "internal" as const,
    words: "You are not connected right now. Try again in a moment.",
  };
  const live = new LiveRoom(replica, {
    command: (message) =>
      socket
        .timeout(ANSWER_MS)
        .emitWithAck("command", message)
        .catch(() => unheard),
    chat: (text) =>
      socket
        .timeout(ANSWER_MS)
        .emitWithAck("chat", { text })
        .catch(() => unheard),
    react: (message) =>
      socket
        .timeout(ANSWER_MS)
        .emitWithAck("react", message)
        .catch(() => unheard),
    presence,
    wake: pump.wake,
  });

  function close(code: Code, words: string = wordsFor(code)) {
    over = true;
    pump.stop();
    live.connection.set({ state: "closed", code, words });
    ready(live);
    socket.disconnect();
  }

  let joining = false;
  async function join() {
    if (joining || over || !socket.connected) return;
    joining = true;
    pump.stop();
    try {
      const message: JoinMessage = { room, client, have: replica.have };
      const reply: Ack<JoinReply> = await socket.timeout(ANSWER_MS).emitWithAck("join", message);
      if (reply.ok) {
        replica.joined(reply);
        live.joined(reply);
        pump.start();
        presence.again();
        isReady = true;
        ready(live);
      } else if (CODES[reply.error].again && reply.error !== "room_full") {
        later(join, JOIN_AGAIN_MS);
      } else {
        close(reply.error, reply.words);
      }
    } catch {
      later(join, JOIN_AGAIN_MS);
    } finally {
      joining = false;
    }
  }

  function down() {
    pump.stop();
    replica.unanswered();
    if (!over) live.connection.set({ state: navigator.onLine ? "reconnecting" : "offline" });
  }

  socket.on("connect", () => void join());
  socket.on("disconnect", (reason) => {
    down();
    // A server that hangs up wants no automatic return; where it meant it, it said `closed` before.
    if (reason === "io server disconnect" && !over) later(() => socket.connect(), JOIN_AGAIN_MS);
  });
  socket.on("connect_error", (error) => {
    const code: unknown = (error as Error & { data?: { code?: unknown } }).data?.code ?? error.message;
    if (isCode(code) && !CODES[code].again) return close(code);
    down();
    // A refusal by the server (not a broken line) is not retried by the socket itself.
    if (!socket.active) later(() => socket.connect(), JOIN_AGAIN_MS);
  });
  socket.on("pending", (message) => replica.pending(message));
  socket.on("committed", (message) => replica.wasCommitted(message));
  socket.on("members", (message) => live.membersCame(message));
  socket.on("presence", (message) => live.presenceCame(message));
  socket.on("chat", (line) => live.chatCame(line));
  socket.on("react", (message) => {
    for (const tell of live.onReaction) tell(message);
  });
  socket.on("frame", (packed) => live.frames.show(new Uint8Array(packed)));
  socket.on("settled", (settled) => live.settled.set(settled));
  socket.on("closed", ({ code, words }) => close(code, words));

  const seen = () => presence.update({ hidden: document.hidden });
  const offline = () => {
    down();
    socket.disconnect();
  };
  const online = () => {
    if (!over) socket.connect();
  };
  /** What was changed without a connection would be lost with the page. */
  const leaving = (event: BeforeUnloadEvent) => {
    if (replica.hasUnsettled && !over && live.connection.get().state !== "live") event.preventDefault();
  };
  window.addEventListener("beforeunload", leaving);
  document.addEventListener("visibilitychange", seen);
  window.addEventListener("offline", offline);
  window.addEventListener("online", online);
  const tidy = setInterval(() => live.tidy(), TIDY_MS);
  socket.connect();

  return () => {
    over = true;
    pump.stop();
    presence.stop();
    clearInterval(tidy);
    for (const timer of timers) clearTimeout(timer);
    window.removeEventListener("beforeunload", leaving);
    document.removeEventListener("visibilitychange", seen);
    window.removeEventListener("offline", offline);
    window.removeEventListener("online", online);
    socket.disconnect();
  };
}
