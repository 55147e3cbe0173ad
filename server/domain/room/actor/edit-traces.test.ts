import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { ControlId } from "@/core/kernel/ids/ids";
import { unpackFrame } from "@/core/room/protocol/frame";
import { openTracing } from "@/server/infra/trace/open-tracing";
import { type RoomServerForTest, startRoomServer } from "@/server/testing/room-server";
import { two } from "@/server/testing/two";

type Sent = { name: string; spanId: string; parentSpanId?: string; traceId: string };
const sent: Sent[] = [];
const collector = createServer(async (request, response) => {
  const parts: Uint8Array[] = [];
  for await (const part of request) parts.push(part);
  const body = JSON.parse(Buffer.concat(parts).toString("utf8"));
  for (const { scopeSpans } of body.resourceSpans) for (const { spans } of scopeSpans) sent.push(...spans);
  response.writeHead(200, { "Content-Type": "application/json" }).end("{}");
});
let server: RoomServerForTest;
beforeAll(async () => {
  collector.listen(0, "127.0.0.1");
  await once(collector, "listening");
  server = await startRoomServer();
});
afterAll(async () => {
  await server.close();
  collector.close();
});

it("an edit is one trace: until it is on disk, and until a frame shows it", async () => {
  const endpoint = `http://127.0.0.1:${(collector.address() as AddressInfo).port}`;
  const tracing = openTracing({ endpoint, share: 1, node: "here", version: "1" });
  const { hostTab, anaTab } = await two(server);
  const acked = await hostTab.edit({ kind: "contribution", control: "tilt" as ControlId, value: 1 });
  expect(acked).toMatchObject({ ok: true });
  const { edits } = await anaTab.hears("pending");
  const rev = edits.at(-1)?.rev ?? Number.POSITIVE_INFINITY;
  await anaTab.hears("frame", (packed) => unpackFrame(new Uint8Array(packed)).header.rev >= rev);
  await tracing.close();
  const edit = sent.find(({ name }) => name === "edit");
  const of = (name: string) => sent.find((span) => span.name === name);
  expect(edit?.parentSpanId ?? "").toBe("");
  for (const name of ["commit", "frame"])
    expect(of(name)).toMatchObject({ parentSpanId: edit?.spanId, traceId: edit?.traceId });

  sent.length = 0;
  await hostTab.edit({ kind: "contribution", control: "tilt" as ControlId, value: 2 });
  expect(sent).toEqual([]);
});
