import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { WorkId } from "@/core/kernel/ids/ids";
import type { WorkParts } from "@/server/compose/works";
import type { Jobs } from "@/server/infra/jobs/jobs";
import { type Guest, type RoomServerForTest, startRoomServer } from "@/server/testing/room-server";
import { workDepsFor } from "@/server/testing/work-deps";
import { publishWork } from "./publish-work";
import { readOriginality } from "./read-originality";
import { unpublishWork } from "./unpublish-work";

let server: RoomServerForTest;
let deps: WorkParts;
let jobs: Jobs;
let host: Guest;
beforeAll(async () => {
  server = await startRoomServer({ modelsDir: "models" });
  ({ deps, jobs } = await workDepsFor(server));
  host = await server.guest("Hana");
});
afterAll(() => server.close());

const words = { description: "", tags: [], licence: "CC-BY-4.0", doNotTrain: true } as const;

async function published(title: string, model: string): Promise<WorkId> {
  const { id } = await server.room(host, { model });
  const { seq } = (await server.rooms.get(id)).state;
  const publisher = { actor: host.actor, isGuest: true };
  const { id: work } = await publishWork(deps, publisher, { room: id, seq, title, ...words });
  await jobs.idle();
  return work;
}
async function ready(work: WorkId) {
  const found = await readOriginality(deps, work);
  if (found.state !== "ready") throw new Error(found.state);
  return found;
}

describe("originality of a work", () => {
  it("of a model that was drawn from a seed: there is no training data; the nearest works are those that are shown", async () => {
    const [first, second, third] = [
      await published("First", "fields"),
      await published("Second", "fields"),
      await published("Third", "fields"),
    ];
    const found = await ready(first);
    expect(found.training).toEqual({ kind: "none" });
    expect(found.works.map(({ id }) => id).sort()).toEqual([second, third].sort());
    expect(found.works.map(({ distance }) => distance)).toEqual(
      found.works.map(({ distance }) => distance).toSorted((a, b) => a - b),
    );

    await unpublishWork(deps, host.actor, second, "");
    await server.database.db.work.update({ where: { id: third }, data: { moderation: "hidden" } });
    expect((await ready(first)).works).toEqual([]);
    await expect(readOriginality(deps, second)).rejects.toMatchObject({ code: "gone" });
  });

  it("of a trained model: names the five nearest training images, nearest first, and how near works never seen are", async () => {
    const { training } = await ready(await published("A shore", "landscapes-sketch"));
    if (training.kind !== "measured") throw new Error(JSON.stringify(training));
    expect(training.nearest).toHaveLength(5);
    expect(training.images).toBeGreaterThan(4000);
    const distances = training.nearest.map(({ distance }) => distance);
    expect(distances).toEqual(distances.toSorted((a, b) => a - b));
    expect(training.nearest.every(({ artist, title }) => artist !== "" || title !== "")).toBe(true);
    if (training.heldOut > 0) expect(training.percentile).toBeGreaterThanOrEqual(0);
  });

  it("is measured on the first request if it was not measured before", async () => {
    const work = await published("Earlier", "fields");
    await server.database.db.workOriginality.delete({ where: { work } });
    expect(await readOriginality(deps, work)).toEqual({ state: "measuring" });
    await jobs.idle();
    expect((await ready(work)).training).toEqual({ kind: "none" });
  });

  it("says so where the model's version that made the work is no longer installed", async () => {
    const work = await published("Left behind", "landscapes-sketch");
    const { db } = server.database;
    const row = await db.workVersion.findFirstOrThrow({ where: { work } });
    const hash = deps.models.get("landscapes-sketch")?.hash ?? "";
    await db.workVersion.update({
      where: { work_version: { work, version: row.version } },
      data: { record: row.record.replaceAll(hash, "0".repeat(64)) },
    });
    await db.workOriginality.delete({ where: { work } });
    await readOriginality(deps, work);
    await jobs.idle();
    expect((await ready(work)).training).toMatchObject({
      kind: "unknown",
      why: expect.stringMatching("version"),
    });
  });

  it("cannot be asked for a work that is not shown", async () => {
    const work = await published("Gone", "fields");
    await unpublishWork(deps, host.actor, work, "");
    await expect(readOriginality(deps, work)).rejects.toMatchObject({ code: "gone" });
    await expect(readOriginality(deps, "0".repeat(16) as WorkId)).rejects.toMatchObject({
      code: "not_found",
    });
  });
});
