import { strFromU8, unzipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { OPERATIONS, type OperationId } from "@/core/api/operations";
import type { ControlId, RoomId, WorkId } from "@/core/kernel/ids/ids";
import type { SignedRecord } from "@/core/work/record/record";
import { createCollection } from "@/server/domain/collection/create-collection";
import { hangWork } from "@/server/domain/collection/hang-work";
import { createKey } from "@/server/domain/key/create-key";
import { branchRoom } from "@/server/domain/room/branch-room";
import { routesOf } from "@/server/http/routes";
import { type HttpServerForTest, startHttpServer } from "@/server/testing/http-server";
import type { Guest } from "@/server/testing/room-server";
import { appRouter } from "@/server/trpc/router";
import { decideCredit } from "../credit/decide-credit";
import { publishWork } from "../publish/publish-work";
import { readKeptRecord } from "../read-work";

// Publishes for real, on a machine that may be busy.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

const NAME = "Anaximandra";
const WORDS = {
  title: "Withdrawn from",
  description: "",
  tags: [],
  licence: "CC-BY-4.0",
  doNotTrain: true,
} as const;

let server: HttpServerForTest;
let host: Guest;
let ana: Guest;
let key = "";
let room: RoomId;
let seq = 0;
let work: WorkId;
let wall = "";
/** The version that named Ana and had her part, as it was. */
let before: SignedRecord;
let withoutHost: string | null = null;

const get = (path: string, headers: Record<string, string> = {}) => fetch(server.origin + path, { headers });
const trpc = (path: string, input: object) =>
  `/api/trpc/${path}?input=${encodeURIComponent(JSON.stringify(input))}`;
const pull = (control: string, value: number) =>
  ({ kind: "contribution", control: control as ControlId, value }) as const;
const draw = (recipe: object) =>
  fetch(`${server.origin}/api/v1/render`, {
    method: "POST",
    headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
    body: JSON.stringify({ recipe }),
  });

beforeAll(async () => {
  server = await startHttpServer();
  [host, ana] = [await server.guest("Hana"), await server.guest(NAME)];
  const made = await server.room(host);
  room = made.id;
  await server.enter(ana, made.slug);
  const [hosts, anas] = [await server.tab(host), await server.tab(ana)];
  await hosts.join(room);
  await anas.join(room);
  await anas.edit(pull("vividness", 3));
  await hosts.edit(pull("warmth", 3), pull("contrast", 2));
  seq = (await server.rooms.get(room)).state.seq;
  ({ id: work } = await publishWork(
    server.work,
    { actor: host.actor, isGuest: true },
    { room, seq, ...WORDS },
  ));
  await server.jobs.idle();
  const { db } = server.database;
  const owner = { actor: host.actor, isGuest: false };
  wall = await createCollection(server, owner, {
    kind: "exhibition",
    title: "A wall",
    visibility: "public",
  });
  await hangWork(server, { actors: [host.actor], id: wall }, work);
  await db.user.update({ where: { id: host.userId }, data: { isAnonymous: false } });
  ({ key } = await createKey(server, owner, {
    name: "draw",
    scopes: ["read", "render"],
    days: 7,
  }));
  await decideCredit(server.work, [ana.actor], work, { consent: "accepted" });
  await server.jobs.idle();
  before = await readKeptRecord(server.work, work);
  const credit = { work_player: { work, player: host.actor } };
  withoutHost = (await db.workCredit.findUniqueOrThrow({ where: credit })).without;
});
afterAll(() => server?.close());

/** Addresses of the version that was withdrawn from. */
const versionAddresses = () => {
  const { version } = before.record;
  return [
    `/api/works/${work}/record/${version}.json`,
    `/api/v1/works/${work}/record?version=${version}`,
    `/works/${work}/record?version=${version}`,
    trpc("work.record", { id: work, version }),
  ];
};

type Ask = string | "of no work";
const NONE = "of no work";
/** What each address says of the work. One that is added is to be listed here, too. */
const ROUTES = (): Record<string, Ask> => ({
  "/api/v1/*": NONE, // operation by operation, below
  "/api/frames/:room/:seq": `/api/frames/${room}/${seq}`,
  "/api/frames/:room/:seq.png": `/api/frames/${room}/${seq}.png`,
  "/api/exports/:file": NONE,
  "/api/works/:work/:file": `/api/works/${work}/512.webp`,
  "/api/works/:work/without/:player": `/api/works/${work}/without/${ana.actor}`,
  // The room's log is its room's: pseudonymous ids, without a name.
  "/api/works/:work/log.json": `/api/works/${work}/log.json`,
  "/api/works/:work/record.json": `/api/works/${work}/record.json`,
  "/api/match/:room": NONE,
  "/api/sketch/:room": NONE,
  "/api/verify": NONE,
  "/api/me/archive.zip": NONE, // its own test
  "/.well-known/cohue.json": "/.well-known/cohue.json",
  "/api/auth/*": NONE,
  "/api/trpc/*": NONE, // procedure by procedure, below
  "/api/moderation/rooms/:room/:picture": NONE,
  "/api/proposed/:room/:of.jpg": NONE, // its room's members alone
  "/api/moderation/:evidence": NONE,
  "/api/admin/audit.:format": NONE,
  "/api/admin/backup.tar.gz": NONE,
  "/healthz": NONE,
  "/readyz": NONE,
  "/metrics": NONE,
  "/api/models/:model/snapshots/:n.jpg": NONE,
  "/api/models/:model/samples/:n.png": NONE,
  "/api/models/:model/first/:n.jpg": NONE,
  "/feed.xml": "/feed.xml",
  "/collections/:id/feed.xml": `/exhibitions/${wall}/feed.xml`,
  "/exhibitions/feed.xml": "/exhibitions/feed.xml",
  "/sitemap.xml": "/sitemap.xml",
  "/api/oembed": `/api/oembed?url=${encodeURIComponent(`${server.origin}/works/${work}`)}`,
});
const OPERATION_ASKS = (): Record<OperationId, Ask> => ({
  listWorks: "/api/v1/works",
  readWork: `/api/v1/works/${work}`,
  readRecord: `/api/v1/works/${work}/record`,
  readAncestry: `/api/v1/works/${work}/ancestry`,
  listFiles: `/api/v1/works/${work}/files`,
  listModels: NONE,
  readModel: NONE,
  listExhibitions: "/api/v1/exhibitions",
  readExhibition: `/api/v1/exhibitions/${wall}`,
  readKey: NONE,
  listOwnWorks: "/api/v1/me/works",
  readOwnWork: `/api/v1/me/works/${work}`,
  listOwnRooms: "/api/v1/me/rooms",
  render: NONE, // its own test
  publish: NONE, // its own test
});
const id = () => ({ id: work });
const PROCEDURES: Record<string, () => object> = {
  "work.list": () => ({}),
  "work.get": id,
  "work.record": id,
  "work.film": id,
  "work.originality": id,
  "work.comments": id,
  "work.mate": id,
  "work.person": () => ({ actor: host.actor }),
  "work.progress": id,
  "work.questions": () => ({}),
  "work.renewable": () => ({ room }),
  "collection.list": () => ({}),
  "collection.get": () => ({ id: wall }),
  "collection.mine": () => ({ work }),
  "me.works": () => ({}),
};

const addresses = () => [
  ...versionAddresses(),
  ...[...Object.values(ROUTES()), ...Object.values(OPERATION_ASKS())].filter((ask) => ask !== NONE),
  ...Object.entries(PROCEDURES).map(([path, input]) => trpc(path, input())),
];

/** What nobody is to read any more: her name, and the recipe that she is in, by its hash or as it is written. */
async function tells(path: string): Promise<string[]> {
  const text = await (await get(path, { cookie: host.cookie })).text();
  const { recipeHash, recipe } = before.record;
  const told = [NAME, `"${recipeHash}"`, JSON.stringify(recipe.contributions), JSON.stringify(recipe)];
  return told.filter((what) => text.includes(what));
}

describe("a version that somebody withdrew from", () => {
  it("is tested at every address that serves works", () => {
    expect(Object.keys(ROUTES()).sort()).toEqual(
      routesOf(server.services)
        .map(({ name }) => name)
        .sort(),
    );
    expect(Object.keys(OPERATION_ASKS()).sort()).toEqual(Object.keys(OPERATIONS).sort());
    // Its type nests them by router; they are kept by their whole path.
    const procedures = appRouter._def.procedures as unknown as Record<string, { _def: { type: string } }>;
    const reads = Object.entries(procedures).filter(
      ([path, procedure]) => /^(work|collection)\./.test(path) && procedure._def.type === "query",
    );
    for (const [path] of reads) expect(Object.keys(PROCEDURES)).toContain(path);
  });

  it("is served before the withdrawal", async () => {
    for (const path of versionAddresses().filter((path) => path.startsWith("/api")))
      expect(await tells(path), path).toContain(NAME);
    expect((await draw(before.record.recipe)).status).toBe(200);
  });

  it("is gone at once from every address, and stays so once the work is made anew", async () => {
    const { version } = before.record;
    const jobs = vi.spyOn(server.jobs, "wake").mockImplementation(() => {});
    await decideCredit(server.work, [ana.actor], work, { consent: "withdrawn" });
    for (const path of addresses()) expect(await tells(path), `at once: ${path}`).toEqual([]);
    jobs.mockRestore();
    server.jobs.wake();
    await server.jobs.idle();
    expect((await (await get(`/api/works/${work}/record.json`)).json()).record.version).toBe(version + 1);
    for (const path of addresses()) expect(await tells(path), path).toEqual([]);
    for (const path of [
      `/api/works/${work}/record/${version}.json`,
      `/api/v1/works/${work}/record?version=${version}`,
    ]) {
      const answer = await get(path);
      expect(answer.status).toBe(410);
      expect((await answer.json()).tombstone).toMatchObject({
        work,
        version,
        current: version + 1,
        supersededAt: expect.any(String),
        why: expect.stringMatching(/withdrawn/),
      });
    }
    expect((await get(`/works/${work}/record?version=${version}`)).status).toBe(410);
    const page = await (await get(trpc("work.get", { id: work }))).json();
    expect(page.result.data.versions.map((v: { withdrawn: string | null }) => v.withdrawn !== null)).toEqual([
      true,
      true,
      false,
    ]);
  });

  it("is not drawn again, however its recipe is spelt; other pictures are", async () => {
    const { recipe } = before.record;
    expect((await draw(recipe)).status).toBe(410);
    const renamed = JSON.parse(JSON.stringify(recipe).replaceAll(ana.actor, "somebody-else"));
    expect((await draw(renamed)).status).toBe(410);
    expect((await draw({ ...recipe, seed: (recipe.seed ^ 1) >>> 0 })).status).toBe(200);
    const { record } = await readKeptRecord(server.work, work);
    expect((await draw(record.recipe)).status).toBe(200);
  });

  it("is not published anew from a branch of its room", async () => {
    const branch = await branchRoom(server.deps, host.actor, { room, seq });
    const by = { actor: host.actor, isGuest: true };
    await expect(publishWork(server.work, by, { room: branch.id, seq: 0, ...WORDS })).rejects.toMatchObject({
      code: "gone",
    });
  });

  it("is not mixed into a room as that work's picture", async () => {
    const tab = await server.tab(host);
    const other = await server.room(host);
    await tab.join(other.id);
    const { v: _v, blends: _b, palette: _p, holds: _h, ...latent } = before.record.recipe;
    const blend = { source: { recipe: latent, work }, band: "all", weight: 0.5 };
    const answer = await tab.edit({ kind: "blend", id: "b", value: blend } as never);
    expect(JSON.stringify(answer)).toContain("untrue_parent");
    tab.socket.disconnect();
  });

  it("is not part of the pictures that show the work without somebody else", async () => {
    const { db } = server.database;
    const credits = await db.workCredit.findMany({ where: { work } });
    const of = (player: string) => credits.find((credit) => credit.player === player)?.without;
    expect(of(ana.actor)).toBeNull();
    expect(of(host.actor)).not.toBeNull();
    expect(of(host.actor)).not.toBe(withoutHost);
  });

  it("is a tombstone in the archives of others", async () => {
    const answer = await get("/api/me/archive.zip", { cookie: host.cookie });
    const files = unzipSync(new Uint8Array(await answer.arrayBuffer()));
    const text = (version: number) =>
      strFromU8(files[`works/${work}/record-${version}.json`] ?? new Uint8Array());
    expect(JSON.parse(text(2))).toMatchObject({ tombstone: { work, version: 2, current: 3 } });
    expect(text(2)).not.toContain(NAME);
    expect(JSON.parse(text(3)).record.version).toBe(3);
  });
});

describe("a name that somebody took back", () => {
  it("is gone at once from every address, together with the version that showed it", async () => {
    const again = await server.guest(NAME);
    await (await server.rooms.get(room)).admit(again.actor, "editor");
    const tab = await server.tab(again);
    await tab.join(room);
    await tab.edit(pull("vividness", -2));
    const { seq: later } = (await server.rooms.get(room)).state;
    const by = { actor: host.actor, isGuest: true };
    const made = await publishWork(server.work, by, { room, seq: later, ...WORDS, title: "Unnamed" });
    await server.jobs.idle();
    work = made.id;
    await decideCredit(server.work, [again.actor], work, { consent: "accepted" });
    await server.jobs.idle();
    before = await readKeptRecord(server.work, work);
    expect(before.record.contributors.map(({ name }) => name)).toContain(NAME);
    await decideCredit(server.work, [again.actor], work, { consent: "anonymous" });
    const named = async () => {
      const found = [];
      for (const path of addresses()) if ((await tells(path)).includes(NAME)) found.push(path);
      return found;
    };
    expect(await named()).toEqual([]);
    await server.jobs.idle();
    expect(await named()).toEqual([]);
    tab.socket.disconnect();
  });
});
