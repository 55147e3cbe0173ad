import type { Socket } from "socket.io";
import type { ZodType } from "zod";
import { AppError, CODES, type Code } from "@/core/errors";
import type { ClientId } from "@/core/ids/ids";
import {
  ChatMessage,
  type ClientToServer,
  CommandMessage,
  EditMessage,
  JoinMessage,
  PresenceMessage,
  ReactMessage,
  type ServerToClient,
} from "@/core/protocol/messages";
import type { RoomActor } from "@/server/domain/room/room-actor";
import type { RoomRegistry } from "@/server/domain/room/room-registry";
import type { Kind, RoomLimits } from "./limits";
import { channel, type SocketData } from "./socket-outlet";

export type RoomSocket = Socket<ClientToServer, ServerToClient, Record<string, never>, SocketData>;
export type ConnectionDeps = {
  rooms: RoomRegistry;
  limits: RoomLimits;
  onError: (error: unknown, what: string) => void;
};

type Joined = { room: RoomActor; client: ClientId };

/** One socket: outside, or in one room. Every message is parsed at the door and answered with a code or with ok. */
export function serveConnection(socket: RoomSocket, deps: ConnectionDeps): void {
  const { actor } = socket.data;
  let joined: Joined | null = null;

  const inRoom = (): Joined => {
    if (!joined) throw new AppError("forbidden", "not joined");
    return joined;
  };

  /** Parses, counts, does, answers. What goes wrong becomes a code; what should not have is also logged. */
  function on<M, R extends object>(
    kind: keyof ClientToServer & string,
    schema: ZodType<M>,
    handle: (message: M) => Promise<R>,
    points?: { kind: Kind; of: (message: M) => number },
  ): void {
    socket.on(
      kind as "chat",
      (async (raw: unknown, ack?: unknown) => {
        const answer = typeof ack === "function" ? (reply: object) => ack(reply) : () => {};
        try {
          await deps.limits.arrive(socket.id);
          const parsed = schema.safeParse(raw);
          if (!parsed.success) throw new AppError(faultOf(parsed.error.issues), parsed.error.message);
          if (points) await deps.limits.take(points.kind, actor, points.of(parsed.data));
          answer(await handle(parsed.data));
        } catch (error) {
          const fault = error instanceof AppError ? error : new AppError("internal");
          if (!(error instanceof AppError)) deps.onError(error, kind);
          answer({ ok: false, error: fault.code, words: fault.displayable });
          if (fault.code === "flooding") close("flooding");
        }
      }) as never,
    );
  }

  const close = (code: Code) => {
    socket.emit("closed", { code, words: CODES[code].words });
    socket.disconnect(true);
  };

  on(
    "join",
    JoinMessage,
    async (message) => {
      if (joined) leave();
      const room = await deps.rooms.get(message.room);
      // In the channels first: whatever is said from here on is heard, and the reply covers what was said before.
      await socket.join([
        channel.all(message.room),
        channel.frames(message.room),
        channel.client(message.room, message.client),
        channel.member(message.room, actor),
      ]);
      try {
        const reply = await room.join(
          actor,
          { name: socket.data.name, isGuest: socket.data.isGuest },
          message,
        );
        joined = { room, client: message.client };
        socket.data.room = message.room;
        return { ok: true, ...reply };
      } catch (error) {
        for (const name of socket.rooms)
          if (/^(room|frames|client|member):/.test(name)) await socket.leave(name);
        throw error;
      }
    },
    { kind: "command", of: () => 1 },
  );

  on(
    "edit",
    EditMessage,
    (message) => {
      const { room, client } = inRoom();
      return room.edit(actor, client, message);
    },
    { kind: "edit", of: (message) => message.edits.length },
  );

  on(
    "presence",
    PresenceMessage,
    async (message) => {
      const { room, client } = inRoom();
      await (message.hidden ? socket.leave(channel.frames(room.id)) : socket.join(channel.frames(room.id)));
      room.presence(client, message);
      return { ok: true };
    },
    { kind: "presence", of: () => 1 },
  );

  on(
    "chat",
    ChatMessage,
    async ({ text }) => {
      await inRoom().room.chat(actor, text);
      return { ok: true };
    },
    { kind: "chat", of: () => 1 },
  );

  on(
    "react",
    ReactMessage,
    async (message) => {
      inRoom().room.react(actor, message);
      return { ok: true };
    },
    { kind: "react", of: () => 1 },
  );

  on(
    "command",
    CommandMessage,
    async (message) => ({ ok: true, seq: await inRoom().room.command(actor, message) }),
    { kind: "command", of: () => 1 },
  );

  const leave = () => {
    const was = joined;
    joined = null;
    if (!was) return;
    was.room.leave(was.client);
    for (const name of socket.rooms) if (/^(room|frames|client|member):/.test(name)) void socket.leave(name);
  };
  socket.on("disconnect", leave);
}

/** A number or a length beyond its limit is told apart from a message that makes no sense. */
function faultOf(issues: readonly { code?: string | undefined }[]): Code {
  const ranges = issues.every((issue) => issue.code === "too_big" || issue.code === "too_small");
  return issues.length > 0 && ranges ? "out_of_range" : "malformed";
}
