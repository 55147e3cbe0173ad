import { afterAll, afterEach, beforeAll, expect, it, vi } from "vitest";
import { IDLE_MS } from "@/core/room/protocol/limits";
import { type RoomServerForTest, startRoomServer } from "@/server/testing/room-server";
import { two } from "@/server/testing/two";

let server: RoomServerForTest;
beforeAll(async () => {
  server = await startRoomServer();
});
afterEach(() => {
  vi.useRealTimers();
});
afterAll(() => server.close());

it("X4: an empty room leaves memory after a minute, not before", async () => {
  const { id, hostTab, anaTab } = await two(server);
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"], shouldAdvanceTime: true });
  for (const tab of [hostTab, anaTab]) tab.socket.disconnect();
  await expect.poll(() => server.rooms.counts([id])).toEqual({});
  vi.advanceTimersByTime(IDLE_MS / 2);
  expect(server.rooms.opened(id)?.closing).toBeNull();
  vi.advanceTimersByTime(IDLE_MS / 2);
  expect(server.rooms.opened(id)?.closing).not.toBeNull();
  await expect.poll(() => server.rooms.open([id])).toEqual([]);
});
