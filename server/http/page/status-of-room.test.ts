import { afterAll, beforeAll, expect, it } from "vitest";
import { deleteRoom } from "@/server/domain/room/delete-room";
import { type HttpServerForTest, startHttpServer } from "@/server/testing/http-server";

let server: HttpServerForTest;
beforeAll(async () => {
  server = await startHttpServer();
});
afterAll(() => server.close());

it("the page of a room that its host deleted answers 410, to its host as well, and that of every other room does not", async () => {
  const host = await server.guest("Hana");
  const [deleted, kept] = [await server.room(host), await server.room(host)];
  await deleteRoom(server.deps, server.rooms, host.actor, deleted.id);
  const statusOf = async (slug: string, cookie = "") =>
    (await fetch(`${server.origin}/r/${slug}`, { headers: { cookie } })).status;
  expect(await statusOf(deleted.slug)).toBe(410);
  expect(await statusOf(deleted.slug, host.cookie)).toBe(410);
  expect(await statusOf(kept.slug)).toBe(200);
});
