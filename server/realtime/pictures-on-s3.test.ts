import { afterAll, beforeAll, expect, it, vi } from "vitest";
import type { ControlId } from "@/core/kernel/ids/ids";
import { faultyWay, startS3 } from "@/server/infra/blobs/testing/s3-server";
import type { SlotListener } from "@/server/infra/render/port";
import { type RoomServerForTest, startRoomServer } from "@/server/testing/room-server";
import { two } from "@/server/testing/two";

const pull = (value: number) => ({ kind: "contribution" as const, control: "tilt" as ControlId, value });

let s3: Awaited<ReturnType<typeof startS3>>;
let way: Awaited<ReturnType<typeof faultyWay>>;
let server: RoomServerForTest;
beforeAll(async () => {
  s3 = await startS3(["pictures"]);
  way = await faultyWay(s3.port);
  server = await startRoomServer({ s3: s3.config("pictures", way.port) });
});
afterAll(async () => {
  await server.close();
  way.stop();
  await s3.stop();
});

/** How often a settled picture is drawn, of rooms opened from now on. */
function countSettles(): () => number {
  let count = 0;
  const { render } = server.opening;
  const slot = render.slot.bind(render);
  vi.spyOn(render, "slot").mockImplementation((room: string, of: SlotListener<unknown>) => {
    const real = slot<unknown>(room, of);
    return {
      ...real,
      settle: (request) => {
        count += 1;
        return real.settle(request);
      },
    };
  });
  return () => count;
}

it("while S3 is broken, edits are still acknowledged and frames drawn; the settled picture comes when S3 is back", async () => {
  const settles = countSettles();
  const { hostTab, anaTab } = await two(server);
  const before = await hostTab.hears("settled");
  way.mode = "broken";
  anaTab.heard.members.length = 0;
  const kept = await hostTab.edit(pull(1));
  expect(kept).toMatchObject({ ok: true });
  await anaTab.hears("committed");
  await anaTab.hears("frame");
  await anaTab.hears("members", ({ status }) => status.render === "unavailable");
  const drawnOnce = settles();
  for (const { hash } of anaTab.heard.settled) expect(hash).toBe(before.hash);
  expect(await server.services.upkeep.storage()).toMatchObject({
    database: "ready",
    pictures: "unavailable",
  });

  way.mode = "pass";
  anaTab.heard.members.length = 0;
  const { seq } = await anaTab.hears("settled", ({ hash }) => hash !== before.hash);
  await anaTab.hears("members", ({ status }) => status.render === "ok");
  const listed: string[] = [];
  for await (const { hash } of server.infra.blobs.list()) listed.push(hash);
  // What waited for S3 alone was not drawn again.
  expect(settles()).toBe(drawnOnce);
  const row = await server.database.db.settledFrame.findFirstOrThrow({ where: { seq } });
  expect(listed).toContain(row.blob);
});
