import type { ServerResponse } from "node:http";
import { collectDefaultMetrics, Gauge, register } from "prom-client";
import type { StorageCheck } from "@/server/domain/storage/check-storage";
import type { RenderPool } from "@/server/infra/render/port";
import { sendJson } from "./send";

/** Ready: database and data folder can be written, a render worker has passed its self-check, and there is a model to render. */
export async function serveReadiness(
  response: ServerResponse,
  deps: {
    storage: StorageCheck;
    render: Pick<RenderPool, "report">;
    models: { installed: readonly unknown[] };
  },
): Promise<void> {
  const render = deps.render.report().state;
  const storage = await deps.storage();
  const models = deps.models.installed.length > 0 ? "ready" : "none";
  const parts = { ...storage, render, models };
  const isReady = Object.values(parts).every((state) => state === "ready");
  sendJson(response, isReady ? 200 : 503, parts);
}

/** Registers what Prometheus is told. */
export function provideMetrics(deps: { render: RenderPool; sockets: () => number }): void {
  collectDefaultMetrics();
  const gauge = (name: string, help: string, read: () => number) =>
    new Gauge({
      name,
      help,
      collect() {
        this.set(read());
      },
    });
  gauge("cohue_sockets", "Live connections", deps.sockets);
  gauge("cohue_render_waiting", "Frames waiting for a worker", () => deps.render.report().queue.waiting);
  gauge("cohue_render_in_flight", "Frames being rendered", () => deps.render.report().queue.inFlight);
  gauge(
    "cohue_render_workers_ready",
    "Workers that passed their self-check",
    () => deps.render.report().workers.filter((w) => w.state === "ready").length,
  );
}

export async function serveMetrics(response: ServerResponse): Promise<void> {
  response.writeHead(200, { "Content-Type": register.contentType });
  response.end(await register.metrics());
}
