import { afterAll, beforeAll, expect, it } from "vitest";
import type { ClientId } from "@/core/kernel/ids/ids";
import { type HttpServerForTest, startHttpServer } from "@/server/testing/http-server";
import { missingEdits } from "./missing-edits";
import { openLoadRoom, readWholeLog } from "./people";
import { runLoad } from "./run-load";

let server: HttpServerForTest;
beforeAll(async () => {
  server = await startHttpServer();
});
afterAll(() => server.close());

it("members edit a running instance, are acknowledged, see each other's frames, and every acknowledged edit is in the log", async () => {
  const url = server.origin;
  const result = await runLoad({ url, metrics: `${url}/none`, rooms: 1, members: 2, rate: 5, seconds: 2 });
  expect(result.missing).toEqual([]);
  expect([...result.errors]).toEqual([]);
  expect(result.acknowledged).toBeGreaterThan(0);
  expect(result.acks).toHaveLength(result.acknowledged);
  expect(result.frames.length).toBeGreaterThan(0);
  expect(result.server).toBeNull();
  expect(result.unshown).toBe(0);
});

it("an acknowledged edit that is not in the log is named, and so is one that is there twice", async () => {
  const room = await openLoadRoom(server.origin, 1, "Empty");
  const events = await readWholeLog(room);
  const client = "nobody" as ClientId;
  expect(missingEdits(events, [])).toEqual([]);
  expect(missingEdits(events, [{ client, acknowledged: new Map([["tilt", 7]]) }])).toEqual([
    "edit 7 of nobody at tilt was acknowledged; the log has none",
  ]);
});
