import { describe, expect } from "vitest";
import { sha256Hex } from "@/core/kernel/canon/hash";
import type { ActorId, RoomId } from "@/core/kernel/ids/ids";
import { verifyChain } from "@/core/room/log/chain";
import { recordBytes, WorkRecord } from "@/core/work/record/record";
import type { HasDatabase } from "@/prisma/client";
import { createCollection } from "@/server/domain/collection/create-collection";
import { peopleOf } from "@/server/domain/identity/actors";
import { toEvent } from "@/server/domain/room/store";
import { instanceSources } from "@/server/domain/verify/instance-sources";
import { verifyFile } from "@/server/domain/verify/verify-file";
import { decideCredit } from "@/server/domain/work/credit/decide-credit";
import type { Sealing } from "@/server/domain/work/deps";
import { readFile } from "@/server/domain/work/files/read-file";
import { readRecord, readWork } from "@/server/domain/work/read-work";
import { applaud } from "@/server/domain/work/social/applaud";
import { addComment } from "@/server/domain/work/social/comments";
import { isSigned } from "@/server/infra/signing/signer";
import { it as worksIt } from "@/server/testing/work-test";
import { erasePerson } from "./erase-person";

const it = worksIt
  /** A work that Hana published and Ana is named on. */
  .extend("signed", { scope: "file" }, ({ deps, jobs, published }) => async () => {
    const { id, host: hana, ana, anaTab, work } = await published();
    await anaTab.say("chat", { text: "hello from Ana" });
    await decideCredit(deps, [ana.actor], work, { consent: "accepted" });
    await jobs.idle();
    return { id, hana, ana, work };
  })
  .extend(
    "erase",
    { scope: "file" },
    ({ server, deps }) =>
      (userId: string, works: "stay" | "down") =>
        erasePerson({ ...deps, rooms: server.rooms }, userId, { works }),
  );

/** Every record of a work is signed and its chain of versions holds; every log it comes from holds. */
async function expectSound({ database: { db }, signer }: HasDatabase & Sealing, work: string, room: RoomId) {
  const versions = await db.workVersion.findMany({ where: { work }, orderBy: { version: "asc" } });
  let before: string | null = null;
  for (const { record: text, keyId, signature } of versions) {
    const record = WorkRecord.parse(JSON.parse(text));
    expect(isSigned(recordBytes(record), { keyId, signature }, signer.keys)).toBe(true);
    expect(record.supersedes).toBe(before);
    before = sha256Hex(recordBytes(record));
  }
  const events = (await db.roomEvent.findMany({ where: { room }, orderBy: { seq: "asc" } })).map(toEvent);
  expect(verifyChain(events).ok).toBe(true);
  return versions.length;
}

describe("erasing a person", () => {
  it("removes their name and words everywhere, and leaves every record, log and re-render valid", async ({
    server,
    deps,
    jobs,
    signed,
    erase,
  }) => {
    const { id, ana, hana, work } = await signed();
    const { db } = server.database;
    await addComment(server, ana.actor, work, "I like it");
    await applaud(server, ana.actor, work, true);
    await createCollection(
      server,
      { actor: ana.actor, isGuest: false },
      { kind: "collection", title: "Ana's", visibility: "public" },
    );
    expect(await erase(ana.userId, "stay")).toBe(true);
    // Nothing that carries the name is shown while it is made anew.
    await jobs.idle();
    const page = await readWork(deps, work, []);
    expect(JSON.stringify(page)).not.toContain("Ana");
    expect(page.labels.find((l) => l.player === ana.actor)).toMatchObject({
      name: null,
      consent: "anonymous",
    });
    expect(page.applause).toBe(0);
    for (const count of [
      await db.workComment.count({ where: { actor: ana.actor } }),
      await db.chatLine.count({ where: { actor: ana.actor } }),
      await db.collection.count({ where: { owner: ana.actor } }),
      await db.notification.count({ where: { actor: ana.actor } }),
      await db.user.count({ where: { id: ana.userId } }),
      await db.session.count({ where: { userId: ana.userId } }),
    ])
      expect(count).toBe(0);
    expect((await peopleOf(db, [ana.actor])).get(ana.actor)?.name).toBe("Someone who left");
    expect((await server.rooms.get(id)).state.roles).not.toHaveProperty(ana.actor);

    expect(await expectSound(deps, work, id)).toBe(3);
    const { bytes } = await readFile(deps, { work, size: 512, format: "webp" });
    expect(Buffer.from(bytes).includes("Ana")).toBe(false);
    const report = await verifyFile(bytes, null, instanceSources(deps));
    expect(
      report.checks.filter((check) => check.state === "fail"),
      JSON.stringify(report.checks),
    ).toEqual([]);
    expect(report.checks.find((c) => c.id === "pixels")?.state).toBe("pass");
    // The version that named her is kept and shown to nobody.
    await expect(readRecord(deps, work, 2)).rejects.toMatchObject({ code: "gone" });
    expect((await readRecord(deps, work, 1)).record.version).toBe(1);
    expect(await erase(ana.userId, "stay")).toBe(false);
    expect(hana.actor).not.toBe(ana.actor);
  });

  it("gives their rooms to others, and closes rooms with nobody else", async ({ server, signed, erase }) => {
    const { id, hana, ana } = await signed();
    const alone = await server.room(hana, { visibility: "private" });
    await erase(hana.userId, "stay");
    expect((await server.rooms.get(id)).state.roles[ana.actor]?.role).toBe("host");
    const { db } = server.database;
    expect(await db.room.findUnique({ where: { id: alone.id } })).toMatchObject({
      closedAt: expect.any(Date),
      title: "A room whose people left",
    });
  });

  it("keeps the works they published without their name, or takes them down, as they choose", async ({
    deps,
    jobs,
    signed,
    erase,
  }) => {
    const [one, two] = [await signed(), await signed()];
    await erase(one.hana.userId, "stay");
    await erase(two.hana.userId, "down");
    await jobs.idle();
    const page = await readWork(deps, one.work, []);
    expect(page.labels.map((l) => l.name)).not.toContain("Hana");
    await expect(readWork(deps, two.work, [])).rejects.toMatchObject({
      code: "gone",
      displayable: expect.stringContaining("has left"),
    });
    expect(await expectSound(deps, two.work, two.id)).toBe(2);
  });

  it("is refused for the only admin", async ({ server, erase }) => {
    const admin = await server.guest("Ada");
    const { db } = server.database;
    await db.user.update({ where: { id: admin.userId }, data: { role: "admin" } });
    await expect(erase(admin.userId, "stay")).rejects.toMatchObject({ code: "last_admin" });
    expect((await peopleOf(db, [admin.actor as ActorId])).get(admin.actor)?.name).toBe("Ada");
  });
});
