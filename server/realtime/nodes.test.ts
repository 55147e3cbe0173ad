import { afterEach, expect, it } from "vitest";
import type { ControlId } from "@/core/kernel/ids/ids";
import { onPostgres } from "@/server/infra/db/testing";
import { onRedis } from "@/server/infra/redis/testing";
import { type RoomServerForTest, startRoomServer } from "@/server/testing/room-server";

const pull = (value: number) => ({ kind: "contribution" as const, control: "warmth" as ControlId, value });

onPostgres("two nodes", (emptyDatabase) => {
  onRedis("that share rooms", ({ url: redisUrl, prefix }) => {
    const nodes: RoomServerForTest[] = [];
    afterEach(async () => {
      for (const node of nodes.splice(0).reverse()) await node.close();
    });

    /** Two nodes of one instance; people sign in at the first. */
    async function start() {
      const [url, redis] = [emptyDatabase(), { url: redisUrl, prefix: prefix() }];
      const here = await startRoomServer({ url, redis });
      nodes.push(here);
      const there = await startRoomServer({ url, redis, folder: here.folder });
      nodes.push(there);
      return { here, there };
    }

    /** A room whose owner is `here`, with its host there and Ana on the other node. */
    async function apart() {
      const { here, there } = await start();
      const [host, ana] = [await here.guest("Hana"), await here.guest("Ana")];
      const { id, slug } = await here.room(host);
      await here.enter(ana, slug);
      const [hers, anas] = [await here.tab(host, "hers"), await there.tab(ana, "anas")];
      const [first, second] = [await hers.join(id), await anas.join(id)];
      if (!first.ok || !second.ok) throw new Error("not let in");
      expect([here.rooms.opened(id)?.online, there.rooms.opened(id)]).toEqual([2, undefined]);
      return { here, there, id, slug, host, ana, hers, anas, first, second };
    }

    it("show members each other's edits and frames, wherever they are", async () => {
      const { hers, anas, first, second } = await apart();
      expect(second.boot).toBe(first.boot);
      expect(await hers.edit(pull(1))).toMatchObject({ ok: true, n: 1 });
      await anas.hears("pending", ({ edits }) => edits[0]?.client === hers.client);
      await anas.hears("committed", ({ seq }) => seq === 1 || seq > 1);
      expect(await anas.edit(pull(2))).toMatchObject({ ok: true, n: 1 });
      await hers.hears("pending", ({ edits }) => edits[0]?.client === anas.client);
      expect(
        anas.heard.pending.every(({ edits }) => edits.every(({ client }) => client !== anas.client)),
      ).toBe(true);
      await Promise.all([hers.hears("frame"), anas.hears("frame"), anas.hears("settled")]);
    });
  });
});
