import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ControlId } from "@/core/kernel/ids/ids";
import { subjectOf } from "@/core/moderation/subjects";
import { decisionOf } from "@/core/moderation/testing";
import type { WorkParts } from "@/server/compose/works";
import { publishProgress } from "@/server/domain/work/publish/prepare-work";
import { publishWork } from "@/server/domain/work/publish/publish-work";
import { requireShown } from "@/server/domain/work/require-shown";
import type { Jobs } from "@/server/infra/jobs/jobs";
import { type RoomServerForTest, startRoomServer } from "@/server/testing/room-server";
import { workDepsFor } from "@/server/testing/work-deps";
import { decideOn } from "../cases/decide-on";
import type { ModerationDeps } from "../deps";
import { readQueue } from "../desk/read-queue";

let server: RoomServerForTest;
let deps: WorkParts;
let jobs: Jobs;
let moderation: ModerationDeps;
beforeAll(async () => {
  server = await startRoomServer({ modelsDir: "models" });
  ({ deps, jobs, moderation } = await workDepsFor(server));
});
afterAll(() => server.close());

/** Of pictures that are nothing like each other: rooms begin with a seed of their own, this test with these. */
const [SEED, OTHER_SEED] = [3, 11];

const decision = decisionOf({
  content: "remove",
  rule: "rights",
  facts: "It copies another's mark.",
  blockFingerprint: true,
});

describe("a removed work whose fingerprint is blocked", () => {
  it("can return only through a moderator: a nearly identical picture is held from the moment it is made", async () => {
    const host = await server.guest("Hana");
    const { id: room } = await server.room(host, { visibility: "public" });
    const tab = await server.tab(host);
    await tab.join(room);
    const publish = async (seed: number, value: number) => {
      await tab.edit(
        { kind: "seed", value: seed },
        { kind: "contribution", control: "warmth" as ControlId, value },
      );
      const { seq } = (await server.rooms.get(room)).state;
      const words = {
        title: "A mark",
        description: "",
        tags: [],
        licence: "CC-BY-4.0",
        doNotTrain: true,
      } as const;
      const { id } = await publishWork(deps, { actor: host.actor, isGuest: true }, { room, seq, ...words });
      await jobs.idle();
      return id;
    };
    const moderator = await server.guest("Mo");
    const by = { actor: moderator.actor, actors: [moderator.actor], moderates: true, isAdmin: false };

    const first = await publish(SEED, 2);
    await decideOn(moderation, by, subjectOf("work", first), decision);
    const again = await publish(SEED, 2.02);
    expect(again).not.toBe(first);
    expect(await publishProgress(deps, host.actor, again)).toMatchObject({ status: "published", held: true });
    await expect(requireShown(server.database.db, again)).rejects.toMatchObject({ code: "gone" });
    const { cases } = await readQueue(server, by.actors, {});
    expect(cases).toMatchObject([{ work: again, held: true }]);

    await decideOn(moderation, by, subjectOf("work", again), {
      ...decision,
      content: "none",
      facts: "This one is fine.",
      blockFingerprint: false,
    });
    await expect(requireShown(server.database.db, again)).resolves.toMatchObject({ id: again });
    const unlike = await publish(OTHER_SEED, 2);
    await expect(requireShown(server.database.db, unlike)).resolves.toMatchObject({ moderation: "" });
  });

  it("cannot be published again from its own moment", async () => {
    const { db } = server.database;
    const removed = await db.work.findFirstOrThrow({ where: { moderation: "removed" } });
    await db.work.update({ where: { id: removed.id }, data: { status: "unpublished" } });
    const words = {
      title: "A mark",
      description: "",
      tags: [],
      licence: "CC-BY-4.0",
      doNotTrain: true,
    } as const;
    const asked = publishWork(
      deps,
      { actor: removed.publisher as never, isGuest: true },
      { room: removed.room as never, seq: removed.seq, ...words },
    );
    await expect(asked).rejects.toMatchObject({
      code: "gone",
      displayable: expect.stringContaining("Moderators removed this work"),
    });
  });
});
