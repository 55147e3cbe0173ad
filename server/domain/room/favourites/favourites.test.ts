import { afterAll, beforeAll, expect, it } from "vitest";
import type { RoomId } from "@/core/kernel/ids/ids";
import { type HttpServerForTest, startHttpServer } from "@/server/testing/http-server";
import { FAVOURITES, keepFavourite } from "./keep-favourite";
import { listFavourites } from "./list-favourites";

let server: HttpServerForTest;
beforeAll(async () => {
  server = await startHttpServer();
});
afterAll(() => server.close());

async function made() {
  const [hana, ana] = [await server.guest("Hana"), await server.guest("Ana")];
  const { id, slug } = await server.room(hana);
  await server.enter(ana, slug);
  return { hana, ana, id, deps: server.services.data };
}

it("a seed that two keep is the room's first; each has their own, the latest first, and lets go of it alone", async () => {
  const { hana, ana, id, deps } = await made();
  for (const seed of [7, 4_294_967_295]) await keepFavourite(deps, hana.actor, { room: id, seed, on: true });
  for (const seed of [4_294_967_295, 9]) await keepFavourite(deps, ana.actor, { room: id, seed, on: true });
  const kept = await listFavourites(deps, id, ana.actor);
  expect(kept.room).toEqual([
    { seed: 4_294_967_295, people: 2 },
    { seed: 7, people: 1 },
    { seed: 9, people: 1 },
  ]);
  expect(new Set(kept.mine)).toEqual(new Set([9, 4_294_967_295]));
  await keepFavourite(deps, ana.actor, { room: id, seed: 4_294_967_295, on: false });
  expect((await listFavourites(deps, id, ana.actor)).mine).toEqual([9]);
  expect((await listFavourites(deps, id, hana.actor)).mine).toContain(4_294_967_295);
});

it("what I keep in one room is mine in another with the same model, and not that room's", async () => {
  const { hana, id, deps } = await made();
  const other = await server.room(hana);
  await keepFavourite(deps, hana.actor, { room: id, seed: 12, on: true });
  const kept = await listFavourites(deps, other.id, hana.actor);
  expect(kept.mine).toContain(12);
  expect(kept.room).toEqual([]);
});

it("only members keep seeds, and no more than the limit", async () => {
  const { hana, id, deps } = await made();
  const stranger = await server.guest("Nobody");
  const keep = (actor: typeof hana.actor, room: RoomId, seed: number) =>
    keepFavourite(deps, actor, { room, seed, on: true });
  await expect(keep(stranger.actor, id, 1)).rejects.toMatchObject({ code: "not_found" });
  await deps.database.db.favouriteSeed.createMany({
    data: Array.from({ length: FAVOURITES }, (_, i) => ({
      ...{ room: id, actor: hana.actor, model: "fields", seed: BigInt(i) },
    })),
  });
  await expect(keep(hana.actor, id, 5_000)).rejects.toMatchObject({ code: "limit_reached" });
});
