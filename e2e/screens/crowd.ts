import { setTimeout as pause } from "node:timers/promises";
import { io, type Socket } from "socket.io-client";
import { ROOM_LIMITS } from "../../core/room/protocol/limits";

/** At once, so that the server has time for others meanwhile. */
const TOGETHER = 8;
/** Before somebody who came too soon tries again. */
const AGAIN_MS = 2000;

/** As many guests come into an empty room as it holds, and stay. Returns what makes them leave. */
export async function fill(baseURL: string, path: string): Promise<() => void> {
  const slug = path.replace("/r/", "");
  const sockets: Socket[] = [];
  for (let at = 0; at < ROOM_LIMITS.members; at += TOGETHER)
    sockets.push(...(await Promise.all(Array.from({ length: TOGETHER }, () => comeIn(baseURL, slug)))));
  return () => {
    for (const socket of sockets) socket.disconnect();
  };
}

async function comeIn(baseURL: string, slug: string): Promise<Socket> {
  const post = async (path: string, body: object, cookie = "") => {
    const headers = { "content-type": "application/json", origin: baseURL, cookie };
    const ask = () => fetch(`${baseURL}${path}`, { method: "POST", headers, body: JSON.stringify(body) });
    let response = await ask();
    // All come from one address, of which the server lets in a few at a time.
    while (response.status === 429) {
      await pause(AGAIN_MS);
      response = await ask();
    }
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return response;
  };
  const signedIn = await post("/api/auth/sign-in/anonymous", {});
  const cookie = signedIn.headers
    .getSetCookie()
    .map((set) => set.split(";")[0])
    .join("; ");
  const entered = await (await post("/api/trpc/room.enter", { slug }, cookie)).json();
  const socket = io(baseURL, {
    transports: ["websocket"],
    forceNew: true,
    reconnection: false,
    extraHeaders: { origin: baseURL, cookie },
  });
  const client = `crowd-${crypto.randomUUID()}`;
  const joined = await socket.emitWithAck("join", { room: entered.result.data.id, client });
  if (!joined.ok) throw new Error(`one of the crowd did not come in: ${joined.error}`);
  return socket;
}
