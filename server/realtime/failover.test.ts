import { expect, it } from "vitest";
import { onPostgres } from "@/server/infra/db/testing";
import { onRedis } from "@/server/infra/redis/testing";
import { Cluster } from "@/server/testing/cluster";
import { faultsOf, readLog } from "@/server/testing/crash-log";
import { Crowd } from "@/server/testing/crowd";

onPostgres("the death of a room's owner", (emptyDatabase) => {
  onRedis("among several nodes", ({ url: redisUrl, prefix, later }) => {
    it("N2: by kill -9, and then of the next, loses no acknowledged edit: another takes the room, everyone joins again there, and all end with the same state and see pictures", async () => {
      const url = emptyDatabase();
      const cluster = await Cluster.open({ url, redisUrl, prefix: prefix() });
      later(() => cluster.close());
      const { room, guests } = await cluster.start({ people: 4 });
      await cluster.start();
      const crowd = new Crowd(cluster.origin, room, guests);
      const goOn = () => Promise.all([crowd.acknowledged(10), crowd.shown()]);

      await goOn();
      for (let death = 1; death <= 2; death++) {
        const owner = await cluster.ownerOf(room);
        await cluster.kill(owner);
        expect(faultsOf(await readLog(url, room), crowd.members)).toEqual([]);
        await goOn();
        expect((await cluster.ownerOf(room)).node).not.toBe(owner.node);
        await cluster.start({ port: owner.port });
      }
      await crowd.rest();
      await crowd.close();

      const events = await readLog(url, room);
      expect(faultsOf(events, crowd.members)).toEqual([]);
      expect(crowd.isAtOne(events)).toBe(true);
    });
  });
});
