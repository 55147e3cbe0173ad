import { once } from "node:events";
import { type OutgoingHttpHeaders, request } from "node:http";
import { connect, type Socket } from "node:net";

export type Raw = { status: number; headers: Record<string, string | string[] | undefined>; text: string };
type Sent = { method?: string; headers?: OutgoingHttpHeaders; body?: string; chunked?: boolean };

/** A request exactly as it is given: `fetch` would tidy its path and forbid its headers. */
export async function askRaw(
  origin: string,
  path: string,
  { method, headers, body, chunked }: Sent = {},
): Promise<Raw> {
  const { hostname, port } = new URL(origin);
  const length = body === undefined || chunked ? {} : { "content-length": Buffer.byteLength(body) };
  const asking = request({
    host: hostname,
    port,
    path,
    method: method ?? "GET",
    headers: { ...length, ...headers },
    agent: false,
  });
  // A refusal may come before all is sent.
  asking.on("error", () => {});
  asking.end(body);
  const [answer] = await once(asking, "response");
  const parts: Buffer[] = [];
  for await (const part of answer) parts.push(part as Buffer);
  return { status: answer.statusCode, headers: answer.headers, text: Buffer.concat(parts).toString() };
}

/** A connection to the server, with what it has answered so far. */
export async function dial(
  origin: string,
  said = "",
): Promise<{ socket: Socket; heard: () => string; closed: Promise<unknown>; answered: Promise<unknown> }> {
  const { hostname, port } = new URL(origin);
  const socket = connect(Number(port), hostname);
  let text = "";
  socket.on("error", () => {});
  socket.on("data", (part) => {
    text += part;
  });
  const closed = once(socket, "close");
  const answered = Promise.race([once(socket, "data"), closed]);
  await Promise.race([once(socket, "connect"), closed]);
  socket.write(said);
  return { socket, heard: () => text, closed, answered };
}
