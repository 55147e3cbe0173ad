import type { Server as HttpServer, IncomingHttpHeaders, IncomingMessage } from "node:http";
import { Server } from "socket.io";
import { type Code, wordsFor } from "@/core/errors";
import type { ActorId } from "@/core/ids/ids";
import { LIMITS } from "@/core/recipe/limits";
import { barredFromHere, type Session } from "@/server/auth/session";
import { familyOf } from "@/server/domain/person/actors";
import type { SiteRole } from "@/server/domain/person/site-role";
import { barredWords, readStanding, type StandingReader } from "@/server/domain/person/standing";
import type { RoomRegistry } from "@/server/domain/room/room-registry";
import type { WatchDeps } from "@/server/domain/room/watch-room";
import { type RoomSocket, serveConnection } from "./connection";
import { RoomLimits } from "./limits";
import { channel, type RoomServer, socketOutlet } from "./socket-outlet";

export type RealtimeDeps = {
  rooms: RoomRegistry;
  sessionOf: (headers: IncomingHttpHeaders) => Promise<Session | null>;
  /** What a guest is told whose browser or address is barred. */
  barredGuest: (session: Session, headers: IncomingHttpHeaders) => Promise<string | null>;
  /** Writes the caller's address into a request, over whatever the caller claims. */
  noteAddress: (request: IncomingMessage) => void;
  db: StandingReader & WatchDeps["db"];
  trustedOrigins: readonly string[];
  onError: (error: unknown, what: string) => void;
  /** Milliseconds between checks of a live socket's session. */
  recheckMs?: number;
};

export type Realtime = {
  io: RoomServer;
  /** Ends all of a person's connections, of all their actors and tabs: after a ban, or when they sign out everywhere. */
  endConnections: (actor: ActorId, code: Code) => Promise<void>;
  /** Throws somebody who moderates no more out of every room that they watch. */
  endWatching: (actor: ActorId) => Promise<void>;
  close: () => Promise<void>;
};

const RECHECK_MS = 30_000;
const NO_MODERATOR = "You are not a moderator here any more.";

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
      deps.noteAddress(request);
      const { origin } = request.headers;
      const trusted = origin !== undefined && deps.trustedOrigins.includes(origin);
      decide(trusted ? null : "forbidden", trusted);
    },
  });
  deps.rooms.connect((room) => socketOutlet(io, room));
  const limits = new RoomLimits();
  const checks = new Running();

  io.use(async (socket, next) => {
    try {
      const session = await deps.sessionOf(socket.request.headers);
      if (!session) {
        next(refusal("signed_out"));
        return;
      }
      const barred = await barredWordsOf(deps, session, socket.request.headers);
      if (barred) {
        next(refusal("banned", barred));
        return;
      }
      const { actor, name, isGuest } = session;
      Object.assign(socket.data, { actor, name, isGuest });
      next();
    } catch (error) {
      deps.onError(error, "handshake");
      next(refusal("internal"));
    }
  });

  io.on("connection", (socket) => {
    socket.data.cookie = socket.request.headers.cookie ?? "";
    letGoOfRequest(socket);
    void socket.join(channel.person(socket.data.actor));
    // Who was barred while the door was opening was not in the channel yet that a ban is said to.
    checks.run(() => recheckOne(socket, deps));
    serveConnection(socket, {
      rooms: deps.rooms,
      limits,
      roleOf: (socket) => roleOf(socket, deps),
      watch: deps,
      onError: deps.onError,
    });
  });

  const recheck = setInterval(() => checks.run(() => recheckAll(io, deps)), deps.recheckMs ?? RECHECK_MS);

  return {
    io,
    endConnections: async (actor, code) => {
      const family = await familyOf(deps.db, actor);
      const barred = code === "banned" ? barredWords(await readStanding(deps.db, actor), Date.now()) : null;
      const whom = io.in(family.map(channel.person));
      whom.emit("closed", { code, words: barred ?? wordsFor(code) });
      whom.disconnectSockets(true);
    },
    endWatching: async (actor) => {
      const family = await familyOf(deps.db, actor);
      const whom = io.in(family.map(channel.watcher));
      whom.emit("closed", { code: "forbidden", words: NO_MODERATOR });
      whom.disconnectSockets(true);
    },
    close: async () => {
      clearInterval(recheck);
      await io.close();
      await checks.done();
    },
  };
}

/** What goes on beside everything else: the database is closed only when it is done. */
class Running {
  readonly #all = new Set<Promise<void>>();

  run(what: () => Promise<void>): void {
    const running = what().finally(() => this.#all.delete(running));
    this.#all.add(running);
  }

  async done(): Promise<void> {
    await Promise.allSettled(this.#all);
  }
}

/** A live socket outlives its session unless it is asked for again. One that cannot be read just now stays. */
async function recheckAll(io: RoomServer, deps: RealtimeDeps): Promise<void> {
  for (const socket of io.of("/").sockets.values()) await recheckOne(socket, deps);
}

async function recheckOne(socket: RoomSocket, deps: RealtimeDeps): Promise<void> {
  const headers = { cookie: socket.data.cookie };
  const found = await deps
    .sessionOf(headers)
    .then(
      (session) =>
        session && barredWordsOf(deps, session, headers).then((barred) => ({ barred, role: session.role })),
    )
    .catch(() => ({ barred: null, role: null }));
  const watchesOn = !socket.data.watching || found?.role !== "user";
  if (found && !found.barred && watchesOn) return;
  const code = !found ? "signed_out" : found.barred ? "banned" : "forbidden";
  const words = found?.barred ?? (code === "forbidden" ? NO_MODERATOR : wordsFor(code));
  socket.emit("closed", { code, words });
  socket.disconnect(true);
}

/** A role is asked for when it is used: what it was when the door opened counts for nothing. */
async function roleOf(socket: RoomSocket, deps: RealtimeDeps): Promise<SiteRole> {
  const headers = { cookie: socket.data.cookie };
  const session = await deps.sessionOf(headers);
  return session && !(await barredWordsOf(deps, session, headers)) ? session.role : "user";
}

const barredWordsOf = async (
  deps: RealtimeDeps,
  session: Session,
  headers: IncomingHttpHeaders,
): Promise<string | null> =>
  barredFromHere(session) ?? (session.isGuest ? deps.barredGuest(session, headers) : null);

/** The upgrade request is done with; kept with its headers, it would be a fifth of what an idle connection costs. */
function letGoOfRequest(socket: RoomSocket): void {
  Object.assign(socket.request, { headers: {}, rawHeaders: [] });
  Object.assign(socket.handshake, { headers: {}, query: {} });
  Object.assign(socket.conn, { request: null });
}

/** What the browser's connect_error carries. */
const refusal = (code: Code, words: string = wordsFor(code)): Error =>
  Object.assign(new Error(code), { data: { code, words } });
