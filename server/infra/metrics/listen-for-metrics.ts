import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { register } from "prom-client";
import { measureProcess } from "./metrics";

/**
 * A listener of its own, in a process of any role, for Prometheus and for whoever asks whether it lives: `/metrics` and `/healthz`. Nothing else is answered, and nobody
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
  measureProcess();
  await new Promise<void>((listening, failed) => {
    server.once("error", (error) =>
      failed(new RangeError(`METRICS_HOST and METRICS_PORT cannot be listened at: ${error.message}`)),
    );
    server.listen(at.port, at.host, listening);
  });
  const close = () => {
    server.close();
    server.closeAllConnections();
  };
  return { port: (server.address() as AddressInfo).port, close };
}
