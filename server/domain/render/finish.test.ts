import { existsSync } from "node:fs";
import { readFile as readBytes } from "node:fs/promises";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { INSTANCE_ACTOR, type RoomId } from "@/core/kernel/ids/ids";
import { chosenSeeds } from "@/core/picture/model/chosen-seeds";
import type { HandId } from "@/core/picture/recipe/finish";
import { unpackFrame } from "@/core/room/protocol/frame";
import { nextUpgrade } from "@/server/domain/room/actor/next-upgrade";
import { instanceSources } from "@/server/domain/verify/instance-sources";
import { verifyFile } from "@/server/domain/verify/verify-file";
import { listFiles } from "@/server/domain/work/files/list-files";
import { readFile } from "@/server/domain/work/files/read-file";
import { remixWork } from "@/server/domain/work/lineage/remix-work";
import { publishWork } from "@/server/domain/work/publish/publish-work";
import { readWork } from "@/server/domain/work/read-work";
import { decodeUpload } from "@/server/infra/marks/safe-image";
import { type RoomServerForTest, startRoomServer } from "@/server/testing/room-server";
import { workDepsFor } from "@/server/testing/work-deps";
import { publisher, statesOf, WORDS } from "@/server/testing/work-test";
import { handOf } from "./own-hand";
import { sketchRoom } from "./sketch-room";

// Publishes for real, painted: hundreds of passes through two networks, which a busy machine takes its time over.
vi.setConfig({ testTimeout: 600_000, hookTimeout: 120_000 });
/** As `intake.ts` reads a picture, in this process. */
const intake = { picture: (bytes: Uint8Array) => decodeUpload(bytes) };
const isHere = existsSync("models/finish/finish.json");

let server: RoomServerForTest;
let works: Awaited<ReturnType<typeof workDepsFor>>;
beforeAll(async () => {
  if (!isHere) return;
  server = await startRoomServer({ modelsDir: "models", paints: true });
  works = await workDepsFor(server);
});
afterAll(async () => {
  if (isHere) await server.close();
});

const hands = () => (server.finish?.hands ?? []).map(({ id }) => id);
const hand = (which: number, amount: number) => ({
  kind: "hand" as const,
  hand: hands()[which] ?? ("" as HandId),
  value: { amount },
});
const take = async () => {};
const unlimited = { renders: { take: async () => true }, replays: { take }, hands: { take } };
const stateOf = async (id: RoomId) => (await server.rooms.get(id)).state;
async function made() {
  const [host, ana] = [await server.guest("Hana"), await server.guest("Ana")];
  const { id, slug } = await server.room(host);
  await server.enter(ana, slug);
  const [hostTab, anaTab] = [await server.tab(host), await server.tab(ana)];
  await hostTab.join(id);
  await anaTab.join(id);
  return { id, slug, host, ana, hostTab, anaTab };
}

describe.skipIf(!isHere)("a room with a finish", () => {
  it("begins with the finish settings that suit its model", async () => {
    const { id } = await made();
    const { finish, model } = (await stateOf(id)).recipe;
    expect(finish?.room).toMatchObject({
      model: { id: server.finish?.id, hash: server.finish?.hash },
      ground: (server.finish?.starts[model.id] ?? server.finish?.starts["*"])?.hands,
      by: INSTANCE_ACTOR,
    });
  });

  it("begins with a seed that its model draws well, where it names some", async () => {
    const host = await server.guest("Hana");
    const model = server.modelOf("landscapes")?.info;
    const good = model ? chosenSeeds(model) : [];
    for (let i = 0; i < 5; i++) {
      const { recipe } = await stateOf((await server.room(host, { model: "landscapes" })).id);
      expect(good).toContain(recipe.seed);
    }
  });

  it("never begins with a family whose lines are too fine to paint", async () => {
    const host = await server.guest("Hana");
    for (let i = 0; i < 15; i++) {
      // Nobody is inside: a room that is watched is painted.
      const { recipe } = await stateOf((await server.room(host)).id);
      expect(Object.keys(recipe.styles.structure)).not.toContain("burin");
    }
  });

  it("shows everyone painted frames while people edit, and one painted picture of 1024 px when nothing changes", async () => {
    const { hostTab, anaTab } = await made();
    expect(await hostTab.edit(hand(1, 1))).toMatchObject({ ok: true });
    expect(await anaTab.edit(hand(2, 0.5))).toMatchObject({ ok: true });
    const { header } = unpackFrame(new Uint8Array(await anaTab.hears("frame")));
    expect([256, 192, 128]).toContain(header.size);
    expect(await anaTab.hears("settled", ({ width }) => width === 1024)).toMatchObject({ width: 1024 });
  });

  it("shows its picture in each hand, and answers an unknown hand with an error", async () => {
    const { id, host } = await made();
    const ask = async (wanted: readonly HandId[]) => {
      const found: number[] = [];
      const asked = {
        room: id,
        state: await stateOf(id),
        by: { ...host, isGuest: true, role: "user" },
        wanted: { kind: "hands" as const, hands: [...wanted] },
      };
      await sketchRoom({ ...server.work, ...unlimited }, asked, {
        signal: new AbortController().signal,
        onDrawn: ({ i }) => found.push(i),
      });
      return found;
    };
    expect(await ask(hands().slice(0, 10))).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    await expect(ask(["nobody" as HandId])).rejects.toMatchObject({ code: "unknown_control" });
  });

  it("is published as a work that verifies to the byte, with strokes credited, at any size, and remixed as it is", async () => {
    const { id, host, ana, hostTab, anaTab } = await made();
    await hostTab.edit(hand(1, 1));
    await anaTab.edit(hand(5, 1));
    const { seq, recipe } = await stateOf(id);
    const { id: work } = await publishWork(works.deps, publisher(host), { room: id, seq, ...WORDS });
    await works.jobs.idle();
    const page = await readWork(works.deps, work, []);
    expect(page.labels.map(({ player }) => player).sort()).toEqual([host.actor, ana.actor].sort());
    expect(page.labels.every(({ influence }) => Math.abs(influence) > 0.05)).toBe(true);
    const offers = await listFiles(works.deps, work);
    expect([...new Set(offers.map(({ size }) => size))]).toEqual([256, 512, 1024, 2048, 4096]);
    expect(offers.filter(({ size }) => size === 4096).map(({ format }) => format)).toEqual(["jpeg", "webp"]);
    const { bytes } = await readFile(works.deps, { work, size: 1024, format: "png" });
    const report = await verifyFile(bytes, null, instanceSources(works.deps));
    expect(statesOf(report)).toMatchObject({
      pixels: "pass",
      export: "pass",
      record: "pass",
      watermark: "pass",
    });
    const remix = await remixWork(works.deps, [host.actor], { works: [work] });
    expect((await stateOf(remix.id)).recipe.finish).toEqual(recipe.finish);
  });

  it("takes a hand from a picture that an editor brought, keeps no picture, and paints with it", async () => {
    const { id, host, hostTab } = await made();
    const golden = await readBytes("models/landscapes-sketch/goldens/0.png");
    const picture = await sharp(golden).jpeg().toBuffer();
    const ask = (actor = host.actor, bytes: Uint8Array = picture) =>
      handOf({ ...works.deps, intake, ...unlimited }, server.rooms, {
        room: id,
        by: { actor, isGuest: true, role: "user" },
        picture: bytes,
      });
    const vector = await ask();
    expect(vector).toBe(await ask());
    const own = "own-sketch" as HandId;
    const edits = [
      { kind: "own-hand" as const, hand: own, value: { vector, rights: true as const } },
      { kind: "hand" as const, hand: own, value: { amount: 1 } },
    ];
    expect(await hostTab.edit(...edits)).toMatchObject({ ok: true });
    expect((await stateOf(id)).recipe.finish?.own?.[own]).toMatchObject({ vector, by: host.actor });
    await hostTab.hears("settled", ({ width }) => width === 1024);
    await expect(ask(host.actor, Buffer.from("no picture"))).rejects.toMatchObject({ code: "malformed" });
    const stranger = await server.guest("Stranger");
    await expect(ask(stranger.actor)).rejects.toMatchObject({ code: "not_found" });
  });

  it("continues with a newer version of its finish; hands that the version lacks are removed", async () => {
    const { id } = await made();
    const state = await stateOf(id);
    const [model] = [...server.deps.models.values()].filter((one) => one.id === state.recipe.model.id);
    const newer = {
      id: server.finish?.id as never,
      hash: "1".repeat(64) as never,
      alike: [],
      hands: new Set(["other"]),
    };
    const models = new Map([[String(model?.id), { ...model, finish: newer } as never]]);
    const body = nextUpgrade(state, models, "client" as never);
    expect(body).toMatchObject({
      kind: "edit",
      payload: { edit: { kind: "finish", value: { model: { hash: newer.hash }, ground: { other: 1 } } } },
    });
    expect(nextUpgrade(state, server.deps.models, "client" as never)).toBeNull();
  });
});
