import type { IncomingHttpHeaders, IncomingMessage, RequestListener } from "node:http";
import type { Socket as TcpSocket } from "node:net";
import type { Duplex } from "node:stream";
import { Server as Engine } from "engine.io";
import { type Code, wordsFor } from "@/core/kernel/errors";
import type { ActorId, WorkId } from "@/core/kernel/ids/ids";
import { inLanguage } from "@/core/kernel/said/in-language";
import { languageOf } from "@/core/kernel/said/language-of";
import { ROOM_LIMITS } from "@/core/room/protocol/limits";
import { barredFromHere, type Session } from "@/server/auth/session";
import type { Held } from "@/server/auth/surely-free";
import { readFamily } from "@/server/domain/identity/read-actors";
import { readBarredWords } from "@/server/domain/identity/read-barred-words";
import type { SiteRole } from "@/server/domain/identity/site-role";
import type { WatchDeps } from "@/server/domain/room/entry/watch-room";
import type { Rooms } from "@/server/domain/room/port/rooms";
import { faultOf, isOurFault } from "@/server/domain/storage/fault-of";
import { closedMessage } from "./closed-message";
import { type RoomSocket, serveConnection } from "./connection";
import { forwardPolls, NamedEngine, type Polls } from "./forward-polls";
import { Gateway, type GatewayLimits, idOf } from "./gateway";
import { noteResponses } from "./let-go-of-request";
import type { RoomLimits } from "./limits";
import { slimSocket } from "./slim-socket";
import { endSlowSockets } from "./slow-sockets";
import { channel, type RoomServer } from "./socket-outlet";
import { Turns } from "./turns";

export type RealtimeDeps = WatchDeps & {
  /** Where the rooms' outlets lead. */
  io: RoomServer;
  rooms: Rooms;
  sessionOf: (headers: IncomingHttpHeaders) => Promise<Session | null>;
  /** The words for a guest whose browser or address is barred; null for other guests. */
  barredGuest: (session: Session, headers: IncomingHttpHeaders) => Promise<string | null>;
  /** The sessions of these connections that hold as before for certain: asked for all together, since asking for each costs as much as its edits. */
  surelyFree: (held: readonly Held[]) => Promise<ReadonlySet<string>>;
  /** The network address of a request's sender; null where it is unknown. */
  addressOf: (request: IncomingMessage) => string | null;
  trustedOrigins: readonly string[];
  /** Counts what each member says. */
  messages: RoomLimits;
  /** Connections at once, in all and from one network. */
  limits?: GatewayLimits;
  /** Of many nodes: where long polls of connections go that another holds. */
  polls?: Polls;
  onError: (error: unknown, what: string) => void;
  /** Milliseconds between checks of a live socket's session. */
  recheckMs?: number;
};

export type Realtime = {
  /** Connections at this moment. */
  count: () => number;
  /** Answers long polls, for clients whose WebSocket cannot pass. */
  request: RequestListener;
  /** Handles WebSocket upgrades. */
  upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
  /** Ends all of a person's connections, of all their actors and tabs: after a ban, or when they sign out everywhere. */
  endConnections: (actor: ActorId, code: Code) => Promise<void>;
  /** Ends all watching by somebody who is no longer a moderator. */
  endWatching: (actor: ActorId) => Promise<void>;
  /** Looks at once who is still allowed to be connected: after something that was told may have gone by. */
  recheck: () => void;
  /** Tells a person, in all of their tabs, that something is asked of them. */
  tellAsked: (actor: ActorId, work: WorkId) => Promise<void>;
  close: () => Promise<void>;
};

const RECHECK_MS = 30_000;
/** Connections whose sessions are asked for together. */
const TOGETHER = 200;
const NO_MODERATOR = "You are not a moderator here any more.";

const MANY = { all: 8_000, each: 512 };
const CROWDED = "You have this place open in too many tabs or devices. Close some, then reload.";

/** Serves the rooms over Socket.IO. It attaches no listener itself: the HTTP server's listeners pass on the requests and upgrades that belong to it. SPEC.md has the rules. */
export function attachRealtime(deps: RealtimeDeps): Realtime {
  const settings = {
    maxHttpBufferSize: ROOM_LIMITS.messageBytes,
    perMessageDeflate: false,
    pingInterval: 10_000,
    pingTimeout: 10_000,
    allowRequest: (request: IncomingMessage, decide: (error: string | null, isLetIn: boolean) => void) => {
      const isOurs = isFromUs(request, deps.trustedOrigins);
      if (!isOurs) decide("forbidden", false);
      else if (gateway.hasRoomFor(request)) decide(null, true);
      else decide("too many connections", false);
    },
  };
  const engine = deps.polls ? new NamedEngine(settings, deps.polls.node) : new Engine(settings);
  const { io } = deps;
  const letGo = noteResponses(engine);
  io.bind(engine);
  const gateway = new Gateway(engine, {
    limits: deps.limits ?? MANY,
    addressOf: deps.addressOf,
    onFlood: (actor) => {
      const whom = io.in(channel.person(actor));
      whom.emit("closed", closedMessage("flooding"));
      whom.disconnectSockets(true);
    },
  });
  const checks = new Running();
  const turns = new Turns();

  io.use(async (socket, next) => {
    const refuse = (code: Code, words?: string) => {
      next(refusal(code, inLanguage(words ?? wordsFor(code), languageOf(socket.request.headers))));
      // After the refusal the connection ends: a refused client must not hold one.
      setImmediate(() => socket.conn.close());
    };
    try {
      const session = await deps.sessionOf(socket.request.headers);
      if (!session) return refuse("signed_out");
      const barred = await barredWordsOf(deps, session, socket.request.headers);
      if (barred) return refuse("banned", barred);
      const { id, actor, name, isGuest } = session;
      const entrance = gateway.enter(idOf(socket.conn), actor);
      if (entrance === "flooding") return refuse("flooding");
      if (entrance === "crowded") return refuse("limit_reached", CROWDED);
      Object.assign(socket.data, { session: id, actor, name, isGuest });
      next();
    } catch (error) {
      if (isOurFault(error)) deps.onError(error, "handshake");
      refuse(faultOf(error).code);
    }
  });

  const serving = {
    rooms: deps.rooms,
    limits: deps.messages,
    turns,
    roleOf: (socket: RoomSocket) => roleOf(socket, deps),
    watch: deps,
    onError: deps.onError,
  };
  io.on("connection", (socket) => {
    const { headers } = socket.request;
    Object.assign(socket.data, { cookie: headers.cookie ?? "", language: languageOf(headers) });
    letGo(socket);
    void socket.join(channel.person(socket.data.actor));
    // A person who is barred during the handshake is not yet in the channel that a ban is sent to.
    checks.run(() => recheckOne(socket, deps));
    serveConnection(socket, serving);
    slimSocket(socket);
  });

  const recheck = () => checks.run(() => recheckAll(io, deps));
  const rechecking = setInterval(recheck, deps.recheckMs ?? RECHECK_MS);

  const leaveSlow = endSlowSockets(io);
  const answerPoll: RequestListener = (request, response) => engine.handleRequest(request, response);

  return {
    count: () => gateway.count,
    request: deps.polls ? forwardPolls(answerPoll, deps.polls) : answerPoll,
    upgrade: (request, socket, head) => {
      const id = new URL(request.url ?? "/", "http://x").searchParams.get("sid");
      if (id) gateway.upgrading(id, request.socket as TcpSocket);
      engine.handleUpgrade(request, socket, head);
      gateway.countBytes(socket);
    },
    endConnections: async (actor, code) => {
      const family = await readFamily(deps, actor);
      const barred = code === "banned" ? await readBarredWords(deps, actor, Date.now()) : null;
      const whom = io.in(family.map(channel.person));
      whom.emit("closed", closedMessage(code, barred ?? undefined));
      whom.disconnectSockets(true);
    },
    endWatching: async (actor) => {
      const family = await readFamily(deps, actor);
      const whom = io.in(family.map(channel.watcher));
      whom.emit("closed", closedMessage("forbidden", NO_MODERATOR));
      whom.disconnectSockets(true);
    },
    tellAsked: async (actor, work) => {
      const family = await readFamily(deps, actor);
      io.to(family.map(channel.person)).emit("asked", { work });
    },
    recheck,
    close: async () => {
      clearInterval(rechecking);
      leaveSlow();
      await io.close();
      await checks.done();
    },
  };
}

/** A WebSocket's handshake names its page's origin, always. A poll is an ordinary request: browsers name no origin where a page reads its own site. */
function isFromUs({ headers }: IncomingMessage, trusted: readonly string[]): boolean {
  const { origin, upgrade } = headers;
  if (origin !== undefined) return trusted.includes(origin);
  const site = headers["sec-fetch-site"];
  return upgrade === undefined && (site === undefined || site === "same-origin");
}

/** Tasks in the background. Closing waits for them, so that the database is still open for them. */
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

/** Looks at each session again, since a socket outlives its session otherwise. A socket whose session cannot be read now stays open. */
async function recheckAll(io: RoomServer, deps: RealtimeDeps): Promise<void> {
  const all = [...io.of("/").sockets.values()];
  for (let i = 0; i < all.length; i += TOGETHER) {
    const some = all.slice(i, i + TOGETHER);
    const free = await deps.surelyFree(some.map(({ data }) => data)).catch(() => new Set());
    // Whoever watches as a moderator also needs the role still.
    for (const socket of some)
      if (socket.data.watching || !free.has(socket.data.session)) await recheckOne(socket, deps);
  }
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
  const words = found?.barred ?? (code === "forbidden" ? NO_MODERATOR : undefined);
  socket.emit("closed", closedMessage(code, words));
  socket.disconnect(true);
}

/** Reads the role at each use; the role at the handshake may be out of date. */
async function roleOf(socket: RoomSocket, deps: RealtimeDeps): Promise<SiteRole> {
  const headers = { cookie: socket.data.cookie };
  const session = await deps.sessionOf(headers);
  return session && !(await barredWordsOf(deps, session, headers)) ? session.role : "user";
}

const barredWordsOf = async (
  deps: RealtimeDeps,
  session: Session,
  headers: IncomingHttpHeaders,
): Promise<string | null> => {
  const own = barredFromHere(session);
  if (own !== null || !session.isGuest) return own;
  const bar = await deps.barredGuest(session, headers);
  // Someone who was banned after their session was read is told why, not that this browser is barred.
  return bar && ((await readBarredWords(deps, session.actor, Date.now())) ?? bar);
};

/** What the browser's connect_error carries. */
const refusal = (code: Code, words: string): Error =>
  Object.assign(new Error(code), { data: { code, words } });
