import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { KEYS } from "@/core/api/scopes";
import type { ActorId, ModelId, RoomId, Sha256 } from "@/core/kernel/ids/ids";
import { COLLECTION_LIMITS } from "@/core/work/collection/collection";
import { EXPORT_LIMITS } from "@/core/work/export/export";
import { createCollection } from "@/server/domain/collection/create-collection";
import { exportLimit } from "@/server/domain/export/export-limit";
import { retryExport } from "@/server/domain/export/retry-export";
import { exportJob } from "@/server/domain/export/row";
import { createKey } from "@/server/domain/key/create-key";
import { createRoom } from "@/server/domain/room/create-room";
import type { RoomDeps } from "@/server/domain/room/deps";
import { createInvite, INVITES } from "@/server/domain/room/entry/invites";
import { roomRow } from "@/server/domain/room/testing";
import { workRow } from "@/server/domain/work/testing";
import { isStorageUnavailable } from "@/server/infra/db/storage-error";
import { eachDatabase } from "@/server/infra/db/testing";
import { DatabaseJobs } from "@/server/infra/jobs/database-jobs";
import { createLogger } from "@/server/infra/log/logger";
import { withinRooms, withinWorks } from "./quotas";
import { changeSettings } from "./settings";

const ADMIN = "admin" as ActorId;
const quota = { rooms: 3, works: 2, storage: 100, renders: 10 };

/** Whatever somebody may have so many of is counted in the transaction that writes it: a batch runs its calls at once. */
eachDatabase("of many that come at once no more than fit are taken:", (database) => {
  const db = () => database().db;
  const model = { id: "m" as ModelId, hash: "a".repeat(64) as Sha256 };
  const deps = (): RoomDeps =>
    ({
      database: database(),
      secrets: { invites: "a secret of at least thirty-two characters" },
      models: new Map([["m", { ...model, controls: new Set(), classes: new Set(["dune"]) }]]),
      now: Date.now,
    }) as unknown as RoomDeps;

  /** A guest who is an account by now, under both of their actors. */
  async function person(): Promise<{ actor: ActorId; before: ActorId }> {
    const id = randomUUID();
    const user = { id, name: "Ana", email: `${id}@example.org`, updatedAt: new Date() };
    await db().user.create({ data: user });
    const { id: actor } = await db().actor.create({ data: { id: randomUUID(), userId: id } });
    const { id: before } = await db().actor.create({ data: { id: randomUUID(), mergedInto: actor } });
    return { actor: actor as ActorId, before: before as ActorId };
  }
  /** A busy machine's database may let somebody wait too long: they ask again. */
  const patiently = async (make: () => Promise<unknown>): Promise<unknown> => {
    while (true)
      try {
        return await make();
      } catch (error) {
        if (!isStorageUnavailable(error)) throw error;
      }
  };
  const taken = async (n: number, make: (i: number) => Promise<unknown>) => {
    const said = await Promise.allSettled(Array.from({ length: n }, (_, i) => patiently(() => make(i))));
    const refused = said.flatMap((one) => (one.status === "rejected" ? [one.reason.code] : []));
    return { taken: n - refused.length, refused: [...new Set(refused)] };
  };
  const holder = (actor: ActorId) => ({ actor, isGuest: false, role: "user" });

  it("rooms of one person", async () => {
    await changeSettings(deps(), ADMIN, {
      quotas: { guest: quota, user: quota, moderator: quota },
    });
    const { actor, before } = await person();
    const make = (i: number) =>
      createRoom(deps(), {
        title: `Room ${i}`,
        visibility: "unlisted",
        host: i % 2 ? actor : before,
        within: withinRooms(holder(actor)),
      });
    expect(await taken(12, make)).toEqual({ taken: 3, refused: ["quota_reached"] });
  });

  it("works", async () => {
    const { actor } = await person();
    const make = () =>
      db().$transaction(async (tx) => {
        await withinWorks(holder(actor), Date.now())(tx);
        await tx.work.create({ data: { ...workRow(actor), id: randomUUID(), moment: randomUUID() } });
      });
    expect(await taken(12, make)).toEqual({ taken: 2, refused: ["quota_reached"] });
  });

  it("exports", async () => {
    const { actor } = await person();
    const room = (await db().room.create({ data: roomRow(actor) })).id;
    const data = { room, actor, kind: "sheet", format: "png", size: 0, frames: 1, data: "{}", title: "T" };
    const expiresAt = new Date(Date.now() + 1e6);
    const jobs = new DatabaseJobs({ db: db(), logger: createLogger("silent"), alone: true });
    const make = async () => {
      const requireFree = await exportLimit({ database: database(), jobs, now: Date.now }, actor);
      await db().$transaction(async (tx) => {
        await requireFree(tx);
        await tx.roomExport.create({ data: { ...data, id: randomUUID(), expiresAt } });
      });
    };
    expect(await taken(12, make)).toEqual({ taken: EXPORT_LIMITS.atOnce, refused: ["limit_reached"] });
  });

  it("exports that are asked for again, before their jobs are", async () => {
    const { actor } = await person();
    const room = (await db().room.create({ data: roomRow(actor) })).id;
    await db().roomMember.create({ data: { room, actor, role: "host" } });
    const jobs = new DatabaseJobs({ db: db(), logger: createLogger("silent"), alone: true });
    const data = { room, actor, kind: "sheet", format: "png", size: 0, frames: 1, data: "{}", title: "T" };
    const ids = Array.from({ length: 6 }, () => randomUUID());
    for (const id of ids) {
      const times = { createdAt: new Date(Date.now() - 1e6), expiresAt: new Date(Date.now() + 1e6) };
      await db().roomExport.create({ data: { ...data, id, ...times } });
      await jobs.ask("nobody-makes-it", exportJob(id), null);
    }
    await jobs.idle();
    const asked: string[] = [];
    // Nobody tells the jobs: each sees the others by their exports alone.
    const quiet = { named: jobs.named, ask: async (_kind: string, name: string) => void asked.push(name) };
    const deps = { database: database(), jobs: { ...jobs, ...quiet }, now: Date.now };
    expect(await taken(6, (i) => retryExport(deps as never, actor, ids[i] ?? ""))).toEqual({
      taken: EXPORT_LIMITS.atOnce,
      refused: ["limit_reached"],
    });
    expect(asked).toHaveLength(EXPORT_LIMITS.atOnce);
  });

  it("keys of one person, under any of their actors", async () => {
    const { actor, before } = await person();
    const make = (i: number) =>
      createKey(
        deps(),
        { actor: i % 2 ? actor : before, isGuest: false },
        { name: "k", scopes: ["read"], days: 7 },
      );
    expect(await taken(30, make)).toEqual({ taken: KEYS, refused: ["limit_reached"] });
  });

  it("collections", async () => {
    const { actor, before } = await person();
    const rows = Array.from({ length: COLLECTION_LIMITS.each - 2 }, () => ({
      id: randomUUID(),
      owner: before,
      kind: "collection",
      title: "C",
    }));
    await db().collection.createMany({ data: rows });
    const wanted = { kind: "collection", title: "C", visibility: "private" } as const;
    expect(await taken(8, () => createCollection(deps(), { actor, isGuest: false }, wanted))).toEqual({
      taken: 2,
      refused: ["limit_reached"],
    });
  });

  it("invites of a room", async () => {
    const { actor } = await person();
    const room = (await db().room.create({ data: roomRow(actor) })).id as RoomId;
    await db().roomMember.create({ data: { room, actor, role: "host" } });
    const make = () => createInvite(deps(), actor, { room, role: "viewer" });
    expect(await taken(INVITES + 5, make)).toEqual({ taken: INVITES, refused: ["limit_reached"] });
  });
});
