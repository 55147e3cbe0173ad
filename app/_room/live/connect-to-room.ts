import type { ActorId, RoomId } from "@/core/kernel/ids/ids";
import { RoomClient } from "@/core/room/client/room-client";
import type { Ack, CommandMessage, JoinReply } from "@/core/room/protocol/messages";
import { ChatQueue, NOT_CONNECTED } from "./chat-queue";
import { EditPump } from "./edit-pump";
import { browserStorage, KeptOutbox } from "./kept-outbox";
import { ANSWER_MS, LiveConnection, roomSocket } from "./live-connection";
import { LiveRoom } from "./live-room";
import { PresenceSender } from "./presence-sender";
import { newClientId, randomId } from "./random-id";

/** Milliseconds that an acknowledged edit may be missing from what the room sends, before the client asks for it. */
const BEHIND_MS = 2_000;

/** Who visits which room. `me` is null for somebody who has just entered their name and has left no edits behind; `someone` is what people whose names are not known are called, `shown` how a name is said to the reader. */
export type Visit = { room: RoomId; me: ActorId | null; someone: string; shown: (name: string) => string };

/**
 * Connects a member to a room: joins, joins again with the state that it has, and sends edits, commands and chat. Calls `ready` once, at
 * the first join. Returns a function that closes the connection.
 */
export function connectToRoom(
  { room, me, someone, shown }: Visit,
  ready: (live: LiveRoom) => void,
): () => void {
  const kept = new KeptOutbox(
    room,
    browserStorage(window),
    () => replica.kept,
    () => window.location.reload(),
  );
  const left = me && kept.claim(me);
  const client = left?.client ?? newClientId();
  const socket = roomSocket();
  const soon = () => socket.timeout(ANSWER_MS);
  let isReady = false;
  const checks = new Set<ReturnType<typeof setTimeout>>();

  const outbox = () => {
    kept.soon();
    chats.poke();
  };
  const replica = new RoomClient(
    client,
    { resync: () => void connection.join(), refused: (_edit, error) => live.tellRefused(error), outbox },
    left,
  );
  const chats = new ChatQueue(
    // Sent is not enough: the server may refuse what came too soon, which then goes again, after the undo.
    () => !replica.hasUnsettled,
    () => void connection.join(),
  );
  const checkBehind = () => {
    const timer = setTimeout(() => {
      checks.delete(timer);
      if (replica.isBehind) void connection.join();
    }, BEHIND_MS);
    checks.add(timer);
  };
  const pump = new EditPump(
    replica,
    async (message) => {
      const answering = soon().emitWithAck("edit", message);
      chats.poke();
      const answer = await answering;
      checkBehind();
      return answer;
    },
    () => void connection.join(),
    chats.poke,
  );
  const presence = new PresenceSender((message, must) => {
    if (socket.connected && isReady) (must ? socket : socket.volatile).emit("presence", message);
  });
  /** Now or never: what means nothing any more a minute later. */
  const atOnce = (send: () => Promise<Ack>): Promise<Ack> =>
    isJoined() ? send().catch(() => NOT_CONNECTED) : Promise.resolve(NOT_CONNECTED);
  const isJoined = () => live.connection.get().state === "live";
  const live = new LiveRoom(
    replica,
    {
      command: (message) =>
        isStep(message) || isJoined()
          ? chats.say(() => soon().emitWithAck("command", message), { afterEdits: isStep(message) })
          : Promise.resolve(NOT_CONNECTED),
      chat: (text, place) => {
        // The same message however often it is sent.
        const id = randomId();
        return chats.say(() => soon().emitWithAck("chat", { text, id, ...(place && { place }) }), {
          again: true,
        });
      },
      react: (message) => atOnce(() => soon().emitWithAck("react", message)),
      ask: () => atOnce(() => soon().emitWithAck("ask", {})),
      decline: (member) => atOnce(() => soon().emitWithAck("decline", { member })),
      answer: (member, letIn) => atOnce(() => soon().emitWithAck("answer", { member, letIn })),
      presence,
      wake: pump.wake,
    },
    someone,
    shown,
  );
  const connection = new LiveConnection<JoinReply>(socket, live, {
    ask: () => soon().emitWithAck("join", { room, client, have: replica.have }),
    welcome: (reply) => {
      replica.joined(reply);
      live.joined(reply);
      pump.start();
      chats.start();
      presence.again();
      isReady = true;
      ready(live);
    },
    outside: () => {
      pump.stop();
      chats.stop();
    },
    lost: () => replica.unanswered(),
    closed: () => {
      chats.end();
      ready(live);
    },
  });
  socket.on("pending", (message) => {
    live.othersWrite(message.edits.filter(({ client: from }) => from !== client));
    replica.pending(message);
  });
  socket.on("committed", (message) => {
    replica.wasCommitted(message);
    live.replaced.tidy(message.events.some(({ effect }) => effect === null));
  });
  socket.on("door", (message) => live.doorCame(message));
  socket.on("asked", () => live.asked.set(live.asked.get() + 1));
  socket.on("settled", (settled) => live.settled.set(settled));

  const letGo = listen({
    seen: () => presence.update({ hidden: document.hidden }),
    /** What was changed without a connection is kept; where the browser keeps nothing, it would be lost with the page. */
    leaving: (event) => {
      const isSafe = !replica.hasUnsettled || connection.isOver || isJoined() || kept.isSafe;
      if (!isSafe) event.preventDefault();
    },
    gone: kept.leave,
    /** A page that comes back from where browsers keep pages asleep begins anew: another may have gone on meanwhile. */
    back: (event) => {
      if (event.persisted) window.location.reload();
    },
  });
  connection.open();

  return () => {
    connection.end();
    chats.end();
    kept.leave();
    presence.stop();
    for (const timer of checks) clearTimeout(timer);
    letGo();
  };
}

type Page = {
  seen: () => void;
  leaving: (event: BeforeUnloadEvent) => void;
  gone: () => void;
  back: (event: PageTransitionEvent) => void;
};

/** Undo and redo go with what one does oneself: they wait for a connection as edits do. What a host does to others does not. */
const isStep = ({ kind }: CommandMessage): boolean => kind === "undo" || kind === "redo";

/** What becomes of the page. Returns what stops listening. */
function listen({ seen, leaving, gone, back }: Page): () => void {
  window.addEventListener("pagehide", gone);
  window.addEventListener("pageshow", back);
  window.addEventListener("beforeunload", leaving);
  document.addEventListener("visibilitychange", seen);
  return () => {
    window.removeEventListener("pagehide", gone);
    window.removeEventListener("pageshow", back);
    window.removeEventListener("beforeunload", leaving);
    document.removeEventListener("visibilitychange", seen);
  };
}
