import type { ActorId, RoomId } from "@/core/kernel/ids/ids";
import { RoomClient } from "@/core/room/client/room-client";
import type { Ack, CommandMessage, JoinReply } from "@/core/room/protocol/messages";
import { EditPump } from "./edit-pump";
import { KeptOutbox, shelfOf } from "./kept-outbox";
import { ANSWER_MS, Line, lineSocket } from "./line";
import { LiveRoom } from "./live-room";
import { PresenceSender } from "./presence-sender";
import { newClientId, randomId } from "./random-id";
import { NOT_CONNECTED, SayQueue } from "./say-queue";

/** How long something acknowledged may stay unseen before the room is asked for what is missing. */
const BEHIND_MS = 2_000;

/** Whose line it is to which room; `me` null for who has just come in and cannot have left anything behind. */
export type LineOf = { room: RoomId; me: ActorId | null };

/**
 * A member's line to a room: joins, rejoins with what it has, and sends what is done in it. `ready` is called once, at the
 * first join. Returns what closes it.
 */
export function openRoomLine({ room, me }: LineOf, ready: (live: LiveRoom) => void): () => void {
  const kept = new KeptOutbox(
    room,
    shelfOf(window),
    () => replica.kept,
    () => window.location.reload(),
  );
  const left = me && kept.claim(me);
  const client = left?.client ?? newClientId();
  const socket = lineSocket();
  const soon = () => socket.timeout(ANSWER_MS);
  let isReady = false;
  const checks = new Set<ReturnType<typeof setTimeout>>();

  const outbox = () => {
    kept.soon();
    says.poke();
  };
  const replica = new RoomClient(
    client,
    { resync: () => void line.join(), refused: (_edit, error) => live.tellRefused(error), outbox },
    left,
  );
  const says = new SayQueue(
    () => !replica.hasUnsent,
    () => void line.join(),
  );
  const checkBehind = () => {
    const timer = setTimeout(() => {
      checks.delete(timer);
      if (replica.isBehind) void line.join();
    }, BEHIND_MS);
    checks.add(timer);
  };
  const pump = new EditPump(
    replica,
    async (message) => {
      const answering = soon().emitWithAck("edit", message);
      says.poke();
      const answer = await answering;
      checkBehind();
      return answer;
    },
    () => void line.join(),
  );
  const presence = new PresenceSender((message, must) => {
    if (socket.connected && isReady) (must ? socket : socket.volatile).emit("presence", message);
  });
  /** Now or never: what means nothing any more a minute later. */
  const atOnce = (send: () => Promise<Ack>): Promise<Ack> =>
    isJoined() ? send().catch(() => NOT_CONNECTED) : Promise.resolve(NOT_CONNECTED);
  const isJoined = () => live.connection.get().state === "live";
  const live = new LiveRoom(replica, {
    command: (message) =>
      isStep(message) || isJoined()
        ? says.say(() => soon().emitWithAck("command", message), { afterEdits: isStep(message) })
        : Promise.resolve(NOT_CONNECTED),
    chat: (text) => {
      // The same line however often it is sent.
      const id = randomId();
      return says.say(() => soon().emitWithAck("chat", { text, id }), { again: true });
    },
    react: (message) => atOnce(() => soon().emitWithAck("react", message)),
    ask: () => atOnce(() => soon().emitWithAck("ask", {})),
    decline: (member) => atOnce(() => soon().emitWithAck("decline", { member })),
    vote: (yes) => atOnce(() => soon().emitWithAck("vote", { yes })),
    presence,
    wake: pump.wake,
  });
  const line = new Line<JoinReply>(socket, live, {
    ask: () => soon().emitWithAck("join", { room, client, have: replica.have }),
    welcome: (reply) => {
      replica.joined(reply);
      live.joined(reply);
      pump.start();
      says.start();
      presence.again();
      isReady = true;
      ready(live);
    },
    outside: () => {
      pump.stop();
      says.stop();
    },
    lost: () => replica.unanswered(),
    closed: () => {
      says.end();
      ready(live);
    },
  });
  socket.on("pending", (message) => {
    live.othersWrite(message.edits.filter(({ client: from }) => from !== client));
    replica.pending(message);
  });
  socket.on("committed", (message) => {
    replica.wasCommitted(message);
    live.tidyReplaced();
  });
  socket.on("asked", () => live.asked.set(live.asked.get() + 1));
  socket.on("settled", (settled) => live.settled.set(settled));

  const letGo = listen({
    seen: () => presence.update({ hidden: document.hidden }),
    /** What was changed without a connection is kept; where the browser keeps nothing, it would be lost with the page. */
    leaving: (event) => {
      const isSafe = !replica.hasUnsettled || line.isOver || isJoined() || kept.isSafe;
      if (!isSafe) event.preventDefault();
    },
    gone: kept.leave,
    /** A page that comes back from where browsers keep pages asleep begins anew: another may have gone on meanwhile. */
    back: (event) => {
      if (event.persisted) window.location.reload();
    },
  });
  line.open();

  return () => {
    line.end();
    says.end();
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
