import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fromNodeHeaders } from "better-auth/node";
import { io, type Socket } from "socket.io-client";
import type { ActorId, ClientId, RoomId } from "@/core/ids/ids";
import type {
  Ack,
  ClientToServer,
  CommandMessage,
  EditAck,
  EditMessage,
  JoinReply,
  ServerToClient,
  WatchReply,
} from "@/core/protocol/messages";
import { openDatabase } from "@/prisma/client";
import { createAuth } from "@/server/auth/create-auth";
import { barredGuest } from "@/server/auth/doors";
import { sessionOf } from "@/server/auth/session";
import { firstFinish, modelShapes } from "@/server/domain/model/shapes";
import { createRoom, type NewRoom } from "@/server/domain/room/create-room";
import type { RoomDeps } from "@/server/domain/room/deps";
import { enterRoom } from "@/server/domain/room/enter-room";
import { RoomRegistry } from "@/server/domain/room/room-registry";
import { diskBlobs } from "@/server/infra/blobs/disk-blobs";
import { createLogger } from "@/server/infra/log/logger";
import { openModels } from "@/server/infra/models";
import { writeTinyModel } from "@/server/infra/models/testing/tiny-model";
import { createRenderPool } from "@/server/infra/render";
import { attachRealtime, type Realtime } from "../attach-realtime";

export type TestSocket = Socket<ServerToClient, ClientToServer>;

/** A guest with a cookie, and what they do. */
export type Guest = { name: string; cookie: string; userId: string; actor: ActorId };

/** One tab in a room: what it was told, in order, and calls that answer. */
export class Tab {
  readonly heard: { [K in keyof ServerToClient]: Parameters<ServerToClient[K]>[0][] } = {
    pending: [],
    committed: [],
    members: [],
    presence: [],
    chat: [],
    react: [],
    frame: [],
    settled: [],
    closed: [],
  };
  #n = 0;
  epoch = 0;

  constructor(
    readonly socket: TestSocket,
    readonly client: ClientId,
  ) {
    for (const kind of Object.keys(this.heard) as (keyof ServerToClient)[]) {
      socket.on(kind, ((message: never) => this.heard[kind].push(message)) as never);
    }
  }

  /** Any message, well formed or not. */
  say(kind: keyof ClientToServer, message: unknown): Promise<Ack<Record<string, unknown>>> {
    return this.socket.timeout(15_000).emitWithAck(kind as "chat", message as never) as never;
  }

  async join(room: RoomId, have?: { boot: string; epoch: number; seq: number }): Promise<Ack<JoinReply>> {
    const reply = (await this.say("join", { room, client: this.client, have })) as unknown as Ack<JoinReply>;
    if (reply.ok) this.epoch = reply.epoch;
    return reply;
  }

  /** As a moderator, unseen. */
  watch(room: RoomId): Promise<Ack<WatchReply>> {
    return this.say("watch", { room }) as unknown as Promise<Ack<WatchReply>>;
  }

  /** Sends edits with the next numbers. */
  edit(...edits: EditMessage["edits"][number]["edit"][]): Promise<EditAck> {
    const base = this.#n;
    const numbered = edits.map((edit) => {
      this.#n += 1;
      return { n: this.#n, gesture: this.#n, edit };
    });
    return this.say("edit", { epoch: this.epoch, base, edits: numbered }) as unknown as Promise<EditAck>;
  }

  command(command: CommandMessage): Promise<Ack<{ seq: number }>> {
    return this.say("command", command) as unknown as Promise<Ack<{ seq: number }>>;
  }

  /** Waits until something of this kind was heard that fits. */
  async hears<K extends keyof ServerToClient>(
    kind: K,
    fits: (message: Parameters<ServerToClient[K]>[0]) => boolean = () => true,
  ): Promise<Parameters<ServerToClient[K]>[0]> {
    for (;;) {
      const found = this.heard[kind].find((m) => fits(m as never));
      if (found) return found as never;
      await new Promise<void>((resolve) => this.socket.once(kind, (() => resolve()) as never));
    }
  }
}

export type RoomServerOptions = {
  /** Data that is there already, to start on again. */
  folder?: string;
  port?: number;
  /** Real models, in place of a tiny one. */
  modelsDir?: string;
  /** Whether new rooms begin with the finish's start, where those models have a finish. */
  paints?: boolean;
  /** Milliseconds between looks at who is still allowed to be connected. */
  recheckMs?: number;
  /** A database that is empty and migrated, in place of one on SQLite. */
  url?: string;
};
export type RoomServerForTest = Awaited<ReturnType<typeof startRoomServer>>;

/** Auth, rooms, a renderer with a tiny model and sockets, on a database of its own, as `server/index.ts` composes them. */
export async function startRoomServer(options: RoomServerOptions = {}) {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), "cohue-realtime-"));
  const modelsDir = options.modelsDir ?? join(folder, "models");
  if (!options.modelsDir) await writeTinyModel(modelsDir);
  const logger = createLogger("silent");
  const url = options.url ?? `file:${join(folder, "test.db")}`;
  const database = await openDatabase(url);
  const opened = await openModels(modelsDir);
  const render = createRenderPool({ workers: 1, modelsDir, engine: "auto", logger });
  await render.ready();
  const finish = [...opened.finishes.values()][0]?.info ?? null;
  const http = createServer();
  http.listen(options.port ?? 0, "127.0.0.1");
  await once(http, "listening");
  const origin = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  const secrets = { auth: "a secret of at least thirty-two characters" };
  const auth = createAuth({
    database,
    config: { origin, trustedOrigins: [origin] },
    secrets,
    logger,
  });
  const deps: RoomDeps = {
    database,
    blobs: diskBlobs(join(folder, "blobs")),
    secrets: { invites: "another secret of thirty-two characters" },
    render,
    models: modelShapes(
      [...opened.models.values()].map(({ info }) => info),
      finish,
    ),
    firstFinish: (id) => (options.paints ? firstFinish(finish, id) : undefined),
    sizesOf: (id) => {
      const real = options.modelsDir && opened.models.get(id as never)?.file.sizes;
      return real || { native: 32, settled: 64, max: 128, tile: 32, any: true };
    },
    logger,
    now: Date.now,
  };
  const rooms = new RoomRegistry(deps);
  /** Where pages come from: another server in front of this one may add its own. */
  const trustedOrigins = [origin];
  const realtime: Realtime = attachRealtime({
    rooms,
    sessionOf: (headers) => sessionOf({ auth, db: database.db }, headers),
    barredGuest: (session, headers) =>
      barredGuest({ db: database.db, secrets }, session, fromNodeHeaders(headers)),
    addressOf: () => null,
    db: database.db,
    trustedOrigins,
    ...(options.recheckMs && { recheckMs: options.recheckMs }),
    onError: (error) => {
      throw error;
    },
  });
  http.on("request", realtime.request);
  http.on("upgrade", realtime.upgrade);
  const sockets: TestSocket[] = [];
  let clients = 0;

  const connect = (cookie: string | undefined, from = origin): TestSocket => {
    const socket: TestSocket = io(origin, {
      transports: ["websocket"],
      reconnection: false,
      forceNew: true,
      extraHeaders: { origin: from, ...(cookie ? { cookie } : {}) },
    });
    sockets.push(socket);
    return socket;
  };

  /** Everyone comes from elsewhere, so that limits by address do not meet those who test other things. */
  let addresses = 0;
  const address = (): string => {
    addresses += 1;
    return `10.${addresses >> 16}.${(addresses >> 8) & 255}.${addresses & 255}`;
  };

  const post = async (path: string, body: object, cookie = "") => {
    const response = await auth.handler(
      new Request(`${origin}/api/auth${path}`, {
        method: "POST",
        headers: { "content-type": "application/json", origin, cookie, "x-cohue-client": address() },
        body: JSON.stringify(body),
      }),
    );
    return response.headers
      .getSetCookie()
      .map((c) => c.split(";")[0])
      .join("; ");
  };

  return {
    folder,
    url,
    database,
    deps,
    modelsDir,
    finish,
    modelOf: (id: string) => opened.models.get(id as never),
    rooms,
    realtime,
    render,
    auth,
    secrets,
    post,
    sessionOf: (cookie: string) => sessionOf({ auth, db: database.db }, new Headers({ cookie })),
    connect,
    origin,
    trustedOrigins,
    async guest(name: string): Promise<Guest> {
      const cookie = await post("/sign-in/anonymous", {});
      await post("/update-user", { name }, cookie);
      const session = await sessionOf({ auth, db: database.db }, new Headers({ cookie }));
      if (!session) throw new Error("a guest without a session");
      return { name, cookie, userId: session.userId, actor: session.actor };
    },
    room: (host: Guest, room: Partial<NewRoom> = {}) =>
      createRoom(deps, { title: "A room", visibility: "public", host: host.actor, ...room }),
    enter: (guest: Guest, slug: string, more: { password?: string; invite?: string } = {}) =>
      enterRoom(deps, rooms, guest.actor, { slug, ...more }),
    async tab(guest: Guest, client?: string): Promise<Tab> {
      const socket = connect(guest.cookie);
      await new Promise<void>((resolve, reject) => {
        socket.on("connect", resolve);
        socket.on("connect_error", reject);
      });
      clients += 1;
      return new Tab(socket, (client ?? `client-${clients}`) as ClientId);
    },
    async close() {
      for (const socket of sockets) socket.disconnect();
      await rooms.close();
      await realtime.close();
      http.close();
      http.closeAllConnections();
      await render.close();
      await database.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
