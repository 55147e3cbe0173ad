import { collectDefaultMetrics, Gauge, register } from "prom-client";
import type { RenderPool } from "@/server/infra/render/port";
import { loopback } from "../middleware/origin";
import { handlers, SENT } from "../router";

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

/** What Prometheus asks for, on this machine. */
export const readMetrics = () =>
  handlers(loopback, async ({ env: { outgoing } }) => {
    outgoing.writeHead(200, { "Content-Type": register.contentType });
    outgoing.end(await register.metrics());
    return SENT;
  });
