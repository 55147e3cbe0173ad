import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { register } from "prom-client";

/**
 * A listener of its own for Prometheus and for whoever asks whether this process lives: `/metrics` and `/healthz`. Nothing else is answered, and nobody
 * is asked who they are: it listens where only the operator's machines reach it.
 */
export async function listenForMetrics(at: { host: string; port: number }) {
  const server = createServer(async (request, response) => {
    if (request.method !== "GET" && request.method !== "HEAD") return response.writeHead(405).end();
    if (request.url === "/healthz")
      return response.writeHead(200, { "Content-Type": "application/json" }).end('{"ok":true}');
    if (request.url !== "/metrics") return response.writeHead(404).end();
    try {
      const text = await register.metrics();
      return response.writeHead(200, { "Content-Type": register.contentType }).end(text);
    } catch {
      return response.writeHead(503).end();
    }
  });
  await new Promise<void>((listening, failed) => {
    server.once("error", failed);
    server.listen(at.port, at.host, listening);
  });
  const close = () => {
    server.close();
    server.closeAllConnections();
  };
  return { port: (server.address() as AddressInfo).port, close };
}
