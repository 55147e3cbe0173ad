import { rmSync } from "node:fs";
import { io } from "socket.io-client";
import type { ActorId, ClientId } from "@/core/kernel/ids/ids";
import { createRoom, type NewRoom } from "@/server/domain/room/create-room";
import { enterRoom } from "@/server/domain/room/entry/enter-room";
import { type ComposedServer, composeServer, type RoomServerOptions } from "./compose-server";
import { Tab, type TestSocket } from "./tab";

/** A guest with a cookie, and what they do. */
export type Guest = { name: string; cookie: string; userId: string; actor: ActorId };
export type RoomServerForTest = Awaited<ReturnType<typeof startRoomServer>>;

/** The server, answering sockets alone, with a tiny model unless said otherwise. */
export async function startRoomServer(options: RoomServerOptions = {}) {
  const server = await composeServer(options);
  server.http.on("request", server.realtime.request);
  server.http.on("upgrade", server.realtime.upgrade);
  return withPeople(server);
}

/** Who asks things of a server, and how. */
export function withPeople<Server extends ComposedServer>(server: Server) {
  const { room: deps, rooms: port, owned: rooms, auth, origin, folder, infra } = server;
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

  const sessionOf = (cookie: string) => server.sessionOf(new Headers({ cookie }));

  return {
    ...server,
    rooms,
    url: infra.config.databaseUrl,
    database: infra.database,
    deps,
    modelsDir: infra.config.modelsDir,
    finish: infra.installed.finish,
    modelOf: infra.installed.modelOf,
    render: infra.render,
    secrets: infra.secrets,
    jobs: infra.jobs,
    post,
    sessionOf,
    connect,
    async guest(name: string): Promise<Guest> {
      const cookie = await post("/sign-in/anonymous", {});
      await post("/update-user", { name }, cookie);
      const session = await sessionOf(cookie);
      if (!session) throw new Error("a guest without a session");
      return { name, cookie, userId: session.userId, actor: session.actor };
    },
    room: (host: Guest, room: Partial<NewRoom> = {}) =>
      createRoom(deps, { title: "A room", visibility: "public", host: host.actor, ...room }),
    enter: (guest: Guest, slug: string, more: { password?: string; invite?: string } = {}) =>
      enterRoom(deps, port, guest.actor, { slug, ...more }),
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
      await server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
