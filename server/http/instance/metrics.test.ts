import { register } from "prom-client";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { ControlId } from "@/core/kernel/ids/ids";
import { listenForMetrics } from "@/server/infra/metrics/listen-for-metrics";
import { type RoomServerForTest, startRoomServer } from "@/server/testing/room-server";
import { two } from "@/server/testing/two";
import { provideMetrics } from "./metrics";

let server: RoomServerForTest;
let listener: Awaited<ReturnType<typeof listenForMetrics>>;
beforeAll(async () => {
  // Files that ran before in this process were counted, too.
  register.resetMetrics();
  server = await startRoomServer();
  const { infra, realtime, owned } = server;
  provideMetrics({ render: infra.render, jobs: infra.jobs, owned, sockets: realtime.count });
  listener = await listenForMetrics({ host: "127.0.0.1", port: 0 });
});
afterAll(async () => {
  listener.close();
  await server.close();
});

const ask = (path: string) => fetch(`http://127.0.0.1:${listener.port}${path}`);
const valueIn = (text: string, name: string): number =>
  Number(new RegExp(`^${name}\\{[^}]*\\} (\\S+)$`, "m").exec(text)?.[1] ?? Number.NaN);

it("Prometheus is told of rooms, people, edits, acknowledgements and frames", async () => {
  const { hostTab, anaTab } = await two(server);
  expect(await hostTab.edit({ kind: "contribution", control: "tilt" as ControlId, value: 1 })).toMatchObject({
    ok: true,
  });
  await anaTab.hears("frame");
  const text = await (await ask("/metrics")).text();
  expect(valueIn(text, "cohue_sockets")).toBe(2);
  expect(valueIn(text, "cohue_rooms")).toBe(1);
  expect(valueIn(text, "cohue_members")).toBe(2);
  expect(valueIn(text, "cohue_edits_total")).toBe(1);
  expect(valueIn(text, "cohue_edit_ack_seconds_count")).toBe(1);
  expect(valueIn(text, "cohue_log_waiting")).toBe(0);
  expect(valueIn(text, "cohue_frames_drawn_total")).toBeGreaterThan(0);
  expect(valueIn(text, "nodejs_eventloop_lag_p99_seconds")).toBeGreaterThan(0);
  expect(text).toMatch(/^cohue_sockets\{node="[^"]+"\} 2$/m);
});

it("nothing else is answered there", async () => {
  expect(await (await ask("/healthz")).json()).toEqual({ ok: true });
  expect((await ask("/")).status).toBe(404);
  expect((await fetch(`http://127.0.0.1:${listener.port}/metrics`, { method: "POST" })).status).toBe(405);
});
