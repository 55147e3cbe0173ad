import type { Server as HttpServer, IncomingHttpHeaders } from "node:http";
import { Server } from "socket.io";
import { type Code, wordsFor } from "@/core/errors";
import { LIMITS } from "@/core/recipe/limits";
import type { Session } from "@/server/auth/session";
import type { RoomRegistry } from "@/server/domain/room/room-registry";
import { type RoomSocket, serveConnection } from "./connection";
import { RoomLimits } from "./limits";
import { channel, type RoomServer, socketOutlet } from "./socket-outlet";

export type RealtimeDeps = {
  rooms: RoomRegistry;
  sessionOf: (headers: IncomingHttpHeaders) => Promise<Session | null>;
  trustedOrigins: readonly string[];
  onError: (error: unknown, what: string) => void;
  /** Milliseconds between checks of a live socket's session. */
  recheckMs?: number;
};

export type Realtime = {
  io: RoomServer;
  /** Ends all of a person's connections at once: after a ban, or when they sign out everywhere. */
  disconnectUser: (userId: string, code: Code) => void;
  close: () => Promise<void>;
};

const RECHECK_MS = 30_000;

/** Puts the rooms on Socket.IO, on the same HTTP server as everything else. The rules are in SPEC.md. */
export function attachRealtime(http: HttpServer, deps: RealtimeDeps): Realtime {
  const io: RoomServer = new Server(http, {
    path: "/socket.io",
    serveClient: false,
    // Upgrades of others, Next's in development, are not ours to end.
    destroyUpgrade: false,
    maxHttpBufferSize: LIMITS.messageBytes,
    perMessageDeflate: false,
    pingInterval: 10_000,
    pingTimeout: 10_000,
    allowRequest: (request, decide) => {
      const { origin } = request.headers;
      const trusted = origin !== undefined && deps.trustedOrigins.includes(origin);
      decide(trusted ? null : "forbidden", trusted);
    },
  });
  deps.rooms.connect((room) => socketOutlet(io, room));
  const limits = new RoomLimits();

  io.use(async (socket, next) => {
    try {
      const session = await deps.sessionOf(socket.request.headers);
      if (!session) {
        next(refusal("signed_out"));
        return;
      }
      const { userId, actor, name, isGuest } = session;
      Object.assign(socket.data, { userId, actor, name, isGuest });
      next();
    } catch (error) {
      deps.onError(error, "handshake");
      next(refusal("internal"));
    }
  });

  io.on("connection", (socket) => {
    socket.data.cookie = socket.request.headers.cookie ?? "";
    letGoOfRequest(socket);
    void socket.join(channel.user(socket.data.userId));
    serveConnection(socket, { rooms: deps.rooms, limits, onError: deps.onError });
  });

  const recheck = setInterval(() => void recheckAll(io, deps), deps.recheckMs ?? RECHECK_MS);

  return {
    io,
    disconnectUser: (userId, code) => {
      const whom = io.in(channel.user(userId));
      whom.emit("closed", { code, words: wordsFor(code) });
      whom.disconnectSockets(true);
    },
    close: async () => {
      clearInterval(recheck);
      await io.close();
    },
  };
}

/** A live socket outlives its session unless it is asked for again. One that cannot be read just now stays. */
async function recheckAll(io: RoomServer, { sessionOf }: RealtimeDeps): Promise<void> {
  for (const socket of io.of("/").sockets.values()) {
    const session = await sessionOf({ cookie: socket.data.cookie }).catch(() => undefined);
    if (session !== null) continue;
    socket.emit("closed", { code: "signed_out", words: wordsFor("signed_out") });
    socket.disconnect(true);
  }
}

/** The upgrade request is done with; kept with its headers, it would be a fifth of what an idle connection costs. */
function letGoOfRequest(socket: RoomSocket): void {
  Object.assign(socket.request, { headers: {}, rawHeaders: [] });
  Object.assign(socket.handshake, { headers: {}, query: {} });
  Object.assign(socket.conn, { request: null });
}

/** What the browser's connect_error carries. */
const refusal = (code: Code): Error =>
  Object.assign(new Error(code), { data: { code, words: wordsFor(code) } });
