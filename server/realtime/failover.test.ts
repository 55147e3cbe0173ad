import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, expect, it, vi } from "vitest";
import { canonicalJson } from "@/core/kernel/canon/jcs";
import type { ClientId, RoomId } from "@/core/kernel/ids/ids";
import { replay } from "@/core/room/log/replay";
import { onPostgres } from "@/server/infra/db/testing";
import { onRedis } from "@/server/infra/redis/testing";
import { startBalancer } from "@/server/testing/balancer";
import { expectSafe, readLog } from "@/server/testing/crash-log";
import { CrashMember } from "@/server/testing/crash-member";
import type { Guest } from "@/server/testing/room-server";

const MEMBERS = 4;
type Hello = { origin: string; node: string; room: RoomId; guests: Guest[] };
type Node = Hello & { child: ChildProcess; port: number };

onPostgres("the death of a room's owner", (emptyDatabase) => {
  onRedis("among several nodes", ({ url: redisUrl, prefix, connect, later }) => {
    const children: ChildProcess[] = [];
    afterEach(() => {
      for (const child of children.splice(0)) child.kill("SIGKILL");
    });

    async function cluster() {
      const folder = mkdtempSync(join(tmpdir(), "cohue-failover-"));
      later(() => rmSync(folder, { recursive: true, force: true }));
      const [url, own, redis] = [emptyDatabase(), prefix(), await connect()];
      const ports: number[] = [];
      const balancer = await startBalancer(ports);
      later(() => balancer.close());
      const nodes: Node[] = [];
      const start = async (port: number, people: number): Promise<Node> => {
        const script = fileURLToPath(new URL("../testing/crash-server.ts", import.meta.url));
        const args = [folder, String(port), String(people), url, redisUrl, own, balancer.origin];
        const child = fork(script, args, { execArgv: ["--import", "tsx"] });
        children.push(child);
        const [hello] = (await once(child, "message")) as [Hello];
        const node = { ...hello, child, port: Number(new URL(hello.origin).port) };
        nodes.push(node);
        if (port === 0) ports.push(node.port);
        return node;
      };
      const ownerOf = async (room: RoomId) => {
        const held = await redis.get(`${own}:lease:room:${room}`);
        return nodes.find(({ node }) => held?.startsWith(node));
      };
      return { url, origin: balancer.origin, start, ownerOf };
    }

    it("by kill -9, and then of the next, loses no acknowledged edit: another takes the room, everyone joins again there, and all end with the same state and see pictures", async () => {
      const { url, origin, start, ownerOf } = await cluster();
      const { room, guests } = await start(0, MEMBERS);
      await start(0, 0);
      const members = guests.map((guest, i) => new CrashMember(origin, room, guest, `node-${i}` as ClientId));
      let [dragging, over, value] = [true, false, 0];
      const drag = setInterval(() => {
        value += 1;
        for (const member of members)
          if (dragging && member.replica.isJoined)
            member.write(["tilt", "swell"][value % 2] ?? "tilt", (value % 39) / 10);
      }, 25);
      const pumps = members.map((member) => member.pump(() => over));
      const until = (what: () => boolean) =>
        vi.waitFor(() => expect(what()).toBe(true), { timeout: 60_000, interval: 10 });
      const allGoOn = async () => {
        const had = members.map(({ acks, frames }) => ({ acks, frames }));
        await until(() => members.every(({ acks }, i) => acks > (had[i]?.acks ?? 0) + 10));
        await until(() => members.every(({ frames }, i) => frames > (had[i]?.frames ?? 0)));
      };

      await allGoOn();
      for (let death = 1; death <= 2; death++) {
        const owner = await ownerOf(room);
        if (!owner) throw new Error("nobody owns the room");
        const gone = once(owner.child, "exit");
        owner.child.kill("SIGKILL");
        await gone;
        expectSafe(await readLog(url, room), members);
        await until(() => members.every(({ reconnects }) => reconnects >= death));
        await allGoOn();
        expect((await ownerOf(room))?.node).not.toBe(owner.node);
        await start(owner.port, 0);
      }
      dragging = false;
      await until(() => members.every(({ replica }) => !replica.hasUnsettled && !replica.isBehind));
      const last = Math.max(...members.map(({ replica }) => replica.seq));
      await until(() => members.every(({ replica }) => replica.seq === last));
      clearInterval(drag);
      over = true;
      await Promise.all(pumps);
      for (const member of members) member.close();

      const events = await readLog(url, room);
      expectSafe(events, members);
      for (const { replica } of members)
        expect(canonicalJson(replica.view)).toBe(canonicalJson(replay(events).recipe));
    });
  });
});
