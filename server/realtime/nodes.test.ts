import { randomUUID } from "node:crypto";
import { io } from "socket.io-client";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { ClientId, ControlId } from "@/core/kernel/ids/ids";
import { onRedis } from "@/server/infra/redis/testing";
import { startBalancer } from "@/server/testing/balancer";
import { type RoomServerForTest, startRoomServer } from "@/server/testing/room-server";
import { Tab, type TestSocket } from "@/server/testing/tab";

const pull = (value: number) => ({ kind: "contribution" as const, control: "warmth" as ControlId, value });

onRedis("two nodes that share rooms", ({ url }) => {
  let here: RoomServerForTest;
  let there: RoomServerForTest;
  let balancer: Awaited<ReturnType<typeof startBalancer>>;
  beforeAll(async () => {
    const redis = { url, prefix: `nodes-${randomUUID()}` };
    const ports: number[] = [];
    balancer = await startBalancer(ports);
    here = await startRoomServer({ redis, front: balancer.origin });
    there = await startRoomServer({ redis, folder: here.folder, front: balancer.origin });
    ports.push(...[here, there].map(({ origin }) => Number(new URL(origin).port)));
  });
  afterAll(async () => {
    balancer.close();
    await there.close();
    await here.close();
  });

  /** A room whose owner is `here`, with its host there and Ana on the other node. */
  async function apart() {
    const [host, ana] = [await here.guest("Hana"), await here.guest("Ana")];
    const { id, slug } = await here.room(host);
    await here.enter(ana, slug);
    const [hers, anas] = [await here.tab(host, randomUUID()), await there.tab(ana, randomUUID())];
    const [first, second] = [await hers.join(id), await anas.join(id)];
    if (!first.ok || !second.ok) throw new Error("not let in");
    return { id, slug, host, ana, hers, anas, first, second };
  }

  it("N1: show members each other's edits and frames, wherever they are, and acknowledge what is on disk", async () => {
    const { id, hers, anas, first, second } = await apart();
    expect([second.boot, here.rooms.opened(id)?.online, there.rooms.opened(id)]).toEqual([
      first.boot,
      2,
      undefined,
    ]);
    expect(await hers.edit(pull(1))).toMatchObject({ ok: true, n: 1 });
    await anas.hears("pending", ({ edits }) => edits[0]?.client === hers.client);
    const acked = await anas.edit(pull(2));
    if (!acked.ok) throw new Error(acked.error);
    await hers.hears("committed", ({ seq }) => seq === acked.seq);
    await anas.hears("committed", ({ seq }) => seq === acked.seq);
    expect(anas.heard.pending.flatMap(({ edits }) => edits.map(({ client }) => client))).not.toContain(
      anas.client,
    );
    await Promise.all([hers.hears("frame"), anas.hears("frame"), anas.hears("settled")]);
  });

  it("N1: show presence, chat and members' coming and going, and count the people in rooms on each other", async () => {
    const { id, ana, hers, anas } = await apart();
    const hand = { cursor: null, following: null, hidden: false };
    // That a hand has let go is never dropped.
    for (const grabbing of ["warmth", null]) await anas.say("presence", { ...hand, grabbing });
    await hers.hears("presence", ({ actor, grabbing }) => actor === ana.actor && grabbing === null);
    await hers.say("chat", { text: "Hello" });
    await anas.hears("chat", ({ text }) => text === "Hello");
    expect(await there.services.rooms.counts([id])).toEqual({ [id]: 2 });
    expect(await there.services.rooms.peopled()).toContainEqual(expect.objectContaining({ id }));
    expect(await there.services.rooms.open([id])).toEqual([id]);
    const isShown = () => hers.heard.members.at(-1)?.members.some(({ actor }) => actor === ana.actor);
    expect(isShown()).toBe(true);
    anas.socket.disconnect();
    await expect.poll(isShown).toBe(false);
  });

  it("N1: send hidden tabs no frames, and hear none where all are hidden", async () => {
    const { id, hers, anas } = await apart();
    const { shared } = here.infra;
    const listeners = async () =>
      (await shared?.redis.pubsub("NUMSUB", `${shared.prefix}:frames:${id}`))?.[1];
    await anas.hears("frame");
    expect(Number(await listeners())).toBe(1);
    await anas.say("presence", { cursor: null, grabbing: null, following: null, hidden: true });
    await expect.poll(async () => Number(await listeners())).toBe(0);
    const before = anas.heard.frame.length;
    await hers.edit(pull(1));
    await hers.hears("settled", ({ seq }) => seq > 0);
    expect(anas.heard.frame).toHaveLength(before);
  });

  it("N1: send away whom a host removes, and whom a ban ends, on whichever node they are", async () => {
    const { ana, hers, anas, host } = await apart();
    expect(await hers.command({ kind: "kick", member: ana.actor })).toMatchObject({ ok: true });
    await anas.hears("closed", ({ code }) => code === "kicked");
    await there.services.bus.tell("ended", { actor: host.actor, code: "signed_out" });
    await hers.hears("closed", ({ code }) => code === "signed_out");
  });

  it("N3: serve a connection by long polling whose requests arrive at any of them", async () => {
    const ben = await here.guest("Ben");
    const { id } = await here.room(ben);
    const { origin } = balancer;
    const socket: TestSocket = io(origin, {
      transports: ["polling"],
      reconnection: false,
      forceNew: true,
      extraHeaders: { origin, cookie: ben.cookie },
    });
    await new Promise<void>((resolve, reject) => {
      socket.on("connect", resolve);
      socket.on("connect_error", reject);
    });
    const tab = new Tab(socket, "polling" as ClientId);
    expect((await tab.join(id)).ok).toBe(true);
    for (let n = 1; n <= 10; n++) expect(await tab.edit(pull(n / 10))).toMatchObject({ ok: true, n });
    // Frames may be dropped for a connection that is slow; the settled picture never is.
    await tab.hears("settled", ({ seq }) => seq > 0);
    socket.disconnect();
  });

  it("N2: move members to the next owner when one says goodbye, and keep every edit that it took", async () => {
    const { id, ana, hers, anas } = await apart();
    // Taken, and perhaps not yet acknowledged when the connection ends.
    anas.edit(pull(2)).catch(() => {});
    await hers.hears("pending");
    await here.closing.close("rooms");
    await anas.hears("closed", ({ code }) => code === "shutting_down");
    const again = await there.tab(ana, anas.client);
    const reply = await again.join(id);
    expect(reply).toMatchObject({ ok: true, recipe: { contributions: { warmth: { [ana.actor]: 2 } } } });
    expect([here.rooms.has(id), there.rooms.has(id)]).toEqual([false, true]);
    // The one that is ending still reaches it.
    expect(await here.services.rooms.of(id).places({ actors: [ana.actor] })).toMatchObject({
      roles: { [ana.actor]: "editor" },
    });
  });
});
