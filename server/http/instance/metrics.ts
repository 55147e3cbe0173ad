import { Gauge, register } from "prom-client";
import type { RoomRegistry } from "@/server/domain/room/actor/room-registry";
import type { Jobs } from "@/server/infra/jobs/jobs";
import type { RenderPool } from "@/server/infra/render/port";
import { loopback } from "../middleware/origin";
import { handlers, SENT } from "../router";

/** Rendering, connections, the rooms that this process owns, and the instance's jobs. */
type Measured = {
  render: RenderPool;
  sockets: () => number;
  owned: Pick<RoomRegistry, "peopled">;
  jobs: Pick<Jobs, "counts">;
};

const NAMES = [
  "cohue_sockets",
  "cohue_rooms",
  "cohue_members",
  "cohue_render_waiting",
  "cohue_render_in_flight",
  "cohue_render_workers_ready",
  "cohue_jobs",
] as const;

/** Registers what Prometheus is told beside what rooms count themselves (`server/infra/metrics`). */
export function provideMetrics({ render, sockets, owned, jobs }: Measured): void {
  // The last Cohue that this process composed is the one that is measured.
  for (const name of NAMES) register.removeSingleMetric(name);
  const gauge = (name: (typeof NAMES)[number], help: string, read: () => number | Promise<number>) =>
    new Gauge({
      name,
      help,
      async collect() {
        this.set(await read());
      },
    });
  gauge("cohue_sockets", "Live connections", sockets);
  gauge(
    "cohue_rooms",
    "Rooms of this process with people in them",
    async () => (await owned.peopled()).length,
  );
  gauge("cohue_members", "People in the rooms of this process", async () =>
    (await owned.peopled()).reduce((sum, { people }) => sum + people.length, 0),
  );
  gauge("cohue_render_waiting", "Frames waiting for a worker", () => render.report().queue.waiting);
  gauge("cohue_render_in_flight", "Frames being rendered", () => render.report().queue.inFlight);
  gauge(
    "cohue_render_workers_ready",
    "Workers that passed their self-check",
    () => render.report().workers.filter((w) => w.state === "ready").length,
  );
  new Gauge({
    name: "cohue_jobs",
    help: "Jobs of the whole instance, by kind and state",
    labelNames: ["kind", "state"],
    async collect() {
      // Where the database is away the rest is still told.
      const counts = await jobs.counts().catch(() => null);
      this.reset();
      for (const { kind, state, count } of counts ?? []) this.set({ kind, state }, count);
    },
  });
}

/** What Prometheus asks for, on this machine. */
export const readMetrics = () =>
  handlers(loopback, async ({ env: { outgoing } }) => {
    outgoing.writeHead(200, { "Content-Type": register.contentType });
    outgoing.end(await register.metrics());
    return SENT;
  });
