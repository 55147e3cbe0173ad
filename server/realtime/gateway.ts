import type { IncomingMessage } from "node:http";
import type { Socket as TcpSocket } from "node:net";
import type { Duplex } from "node:stream";
import type { Server as Engine, Socket as EngineSocket } from "engine.io";
import type { ActorId } from "@/core/kernel/ids/ids";
import { networkOf } from "@/server/domain/identity/network";
import { Floods } from "./floods";

/** Sockets of one person at once: tabs and devices, and broken connections that the server has not noticed yet. */
const PER_PERSON = 24;
const LAST_WORD_MS = 1_000;

/** One connection, and how it may be ended. */
type OpenConnection = {
  id: string;
  raw: EngineSocket;
  /** The TCP connection of the WebSocket, or of an upgrade that may become it. */
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
  readonly #connections = new Map<string, OpenConnection>();
  readonly #byTcp = new WeakMap<Duplex, OpenConnection>();
  /** Lists, since most people have one connection, and a set of one takes three times a list of one. */
  readonly #people = new Map<ActorId, OpenConnection[]>();
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
    return this.#connections.size;
  }

  /** Whether the limits leave room for the connection that this request asks for. */
  hasRoomFor(request: IncomingMessage): boolean {
    const network = networkOf(this.deps.addressOf(request) ?? "");
    const { all, each } = this.deps.limits;
    return this.#connections.size < all && (!network || (this.#networks.get(network) ?? 0) < each);
  }

  /** Notes the person of a connection, if that person may have one more. */
  enter(id: string, actor: ActorId): Entrance {
    if (this.floods.isOutside(actor)) return "flooding";
    const connection = this.#connections.get(id);
    const mine = this.#people.get(actor) ?? [];
    if (mine.length >= PER_PERSON) return "crowded";
    if (!connection) return "open";
    connection.actor = actor;
    this.#people.set(actor, [...mine, connection]);
    return "open";
  }

  /** Counts a WebSocket's bytes as they arrive, so that bytes that form no message count too. */
  countBytes(tcp: Duplex): void {
    if (tcp.destroyed) return;
    tcp.on("data", (chunk: Buffer) => {
      const connection = this.#byTcp.get(tcp);
      if (connection) this.#take(connection, 0, chunk.length);
    });
  }

  /** A connection that began with polling continues by WebSocket. */
  upgrading(id: string, tcp: TcpSocket): void {
    const connection = this.#connections.get(id);
    if (!connection) return;
    connection.tcp = tcp;
    this.#byTcp.set(tcp, connection);
  }

  #open(raw: EngineSocket): void {
    const { request } = raw as { request: IncomingMessage };
    const isSocket = raw.transport.name === "websocket";
    const connection: OpenConnection = {
      id: idOf(raw),
      raw,
      tcp: isSocket ? request.socket : null,
      network: networkOf(this.deps.addressOf(request) ?? ""),
      actor: null,
    };
    this.#connections.set(connection.id, connection);
    if (connection.tcp) this.#byTcp.set(connection.tcp, connection);
    if (connection.network)
      this.#networks.set(connection.network, (this.#networks.get(connection.network) ?? 0) + 1);
    raw.on("packet", (packet: { type: string; data?: string | Buffer }) => {
      const bytes = raw.transport.name === "websocket" ? 0 : (packet.data?.length ?? 0) + 1;
      // Turn a packet beyond the limit into an empty one, so that nobody parses it.
      if (!this.#take(connection, 1, bytes)) packet.type = "noop";
    });
    raw.on("close", () => this.#closed(connection));
  }

  #take(connection: OpenConnection, messages: number, bytes: number): boolean {
    const from = { who: connection.actor ?? connection.id, network: connection.network };
    if (this.floods.take(from, messages, bytes)) return true;
    this.#end(connection);
    return false;
  }

  /** Ends all connections of whoever floods, those that are not anybody's yet one by one. */
  #end(connection: OpenConnection): void {
    const { actor } = connection;
    if (!actor || this.floods.isOutside(actor)) {
      hangUp(connection);
      return;
    }
    this.floods.shutOut(actor);
    this.deps.onFlood(actor);
    for (const mine of this.#people.get(actor) ?? []) hangUp(mine);
  }

  #closed(connection: OpenConnection): void {
    this.#connections.delete(connection.id);
    if (connection.network) {
      const left = (this.#networks.get(connection.network) ?? 1) - 1;
      if (left > 0) this.#networks.set(connection.network, left);
      else this.#networks.delete(connection.network);
    }
    if (!connection.actor) return;
    const others = this.#people.get(connection.actor)?.filter((one) => one !== connection) ?? [];
    if (others.length > 0) this.#people.set(connection.actor, others);
    else this.#people.delete(connection.actor);
  }
}

/** Socket.IO's own name for a connection; the library's types hide it. */
export const idOf = (raw: unknown): string => (raw as { id: string }).id;

/** Stops reading, sends what is queued, then ends the connection, whether the client agrees or not. */
function hangUp({ raw, tcp }: OpenConnection): void {
  tcp?.pause();
  raw.close();
  if (tcp) setTimeout(() => tcp.destroy(), LAST_WORD_MS).unref();
}
