import type { IncomingMessage } from "node:http";
import type { Socket as TcpSocket } from "node:net";
import type { Duplex } from "node:stream";
import type { Server as Engine, Socket as EngineSocket } from "engine.io";
import type { ActorId } from "@/core/ids/ids";
import { networkOf } from "@/server/domain/person/network";
import { Floods } from "./floods";

/** Sockets of one person at once: tabs and devices, and those whose line has broken and that are not missed yet. */
const PER_PERSON = 24;
const LAST_WORD_MS = 1_000;

/** One connection, and how it may be ended. */
type Line = {
  id: string;
  raw: EngineSocket;
  /** Under a WebSocket, or under one that may take over. */
  tcp: TcpSocket | null;
  network: string | null;
  /** Set when it is known who it is. */
  actor: ActorId | null;
};

export type GatewayLimits = { all: number; each: number };
export type Entrance = "open" | "crowded" | "flooding";

/**
 * Watches the connections under the rooms' sockets: counts what comes in before it is parsed, how many are open, and whose they
 * are. `onFlood` is told who sends too much, once, before their connections end.
 */
export class Gateway {
  readonly #lines = new Map<string, Line>();
  readonly #byTcp = new WeakMap<Duplex, Line>();
  readonly #people = new Map<ActorId, Set<Line>>();
  readonly #networks = new Map<string, number>();

  constructor(
    engine: Engine,
    private readonly deps: {
      limits: GatewayLimits;
      addressOf: (request: IncomingMessage) => string | null;
      onFlood: (actor: ActorId) => void;
    },
    private readonly floods: Floods = new Floods(),
  ) {
    engine.on("connection", (raw: EngineSocket) => this.#open(raw));
  }

  get count(): number {
    return this.#lines.size;
  }

  /** Whether one more connection fits that this asks for. */
  hasRoomFor(request: IncomingMessage): boolean {
    const network = networkOf(this.deps.addressOf(request) ?? "");
    const { all, each } = this.deps.limits;
    return this.#lines.size < all && (!network || (this.#networks.get(network) ?? 0) < each);
  }

  /** Writes down whose a connection is, if that person may have one more. */
  enter(id: string, actor: ActorId): Entrance {
    if (this.floods.isOutside(actor)) return "flooding";
    const line = this.#lines.get(id);
    const mine = this.#people.get(actor) ?? new Set();
    if (mine.size >= PER_PERSON) return "crowded";
    if (!line) return "open";
    line.actor = actor;
    this.#people.set(actor, mine.add(line));
    return "open";
  }

  /** Counts the bytes of a WebSocket where they arrive, so that what is no message counts as well. */
  countBytes(tcp: Duplex): void {
    if (tcp.destroyed) return;
    tcp.on("data", (chunk: Buffer) => {
      const line = this.#byTcp.get(tcp);
      if (line) this.#take(line, 0, chunk.length);
    });
  }

  /** A connection that began with polls goes on by WebSocket. */
  upgrading(id: string, tcp: TcpSocket): void {
    const line = this.#lines.get(id);
    if (!line) return;
    line.tcp = tcp;
    this.#byTcp.set(tcp, line);
  }

  #open(raw: EngineSocket): void {
    const { request } = raw as { request: IncomingMessage };
    const isSocket = raw.transport.name === "websocket";
    const line: Line = {
      id: idOf(raw),
      raw,
      tcp: isSocket ? request.socket : null,
      network: networkOf(this.deps.addressOf(request) ?? ""),
      actor: null,
    };
    this.#lines.set(line.id, line);
    if (line.tcp) this.#byTcp.set(line.tcp, line);
    if (line.network) this.#networks.set(line.network, (this.#networks.get(line.network) ?? 0) + 1);
    raw.on("packet", (packet: { type: string; data?: string | Buffer }) => {
      const bytes = raw.transport.name === "websocket" ? 0 : (packet.data?.length ?? 0) + 1;
      // A packet that is too much is made one that says nothing: nobody parses it.
      if (!this.#take(line, 1, bytes)) packet.type = "noop";
    });
    raw.on("close", () => this.#closed(line));
  }

  #take(line: Line, messages: number, bytes: number): boolean {
    const from = { who: line.actor ?? line.id, network: line.network };
    if (this.floods.take(from, messages, bytes)) return true;
    this.#end(line);
    return false;
  }

  /** Ends all connections of whoever floods, those that are not anybody's yet one by one. */
  #end(line: Line): void {
    const { actor } = line;
    if (!actor || this.floods.isOutside(actor)) {
      hangUp(line);
      return;
    }
    this.floods.shutOut(actor);
    this.deps.onFlood(actor);
    for (const mine of this.#people.get(actor) ?? []) hangUp(mine);
  }

  #closed(line: Line): void {
    this.#lines.delete(line.id);
    if (line.network) {
      const left = (this.#networks.get(line.network) ?? 1) - 1;
      if (left > 0) this.#networks.set(line.network, left);
      else this.#networks.delete(line.network);
    }
    const mine = line.actor ? this.#people.get(line.actor) : undefined;
    mine?.delete(line);
    if (line.actor && mine?.size === 0) this.#people.delete(line.actor);
  }
}

/** Socket.IO's own name for a connection; the library's types hide it. */
export const idOf = (raw: unknown): string => (raw as { id: string }).id;

/** Nothing more is read, what was said last is still sent, and then it ends, whether the other side agrees or not. */
function hangUp({ raw, tcp }: Line): void {
  tcp?.pause();
  raw.close();
  if (tcp) setTimeout(() => tcp.destroy(), LAST_WORD_MS).unref();
}
