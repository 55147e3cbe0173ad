import { describe, expect } from "vitest";
import type { RoomId } from "@/core/kernel/ids/ids";
import { recordBytes } from "@/core/work/record/record";
import { COMMONS, ensureCommons } from "@/server/domain/room/ensure-commons";
import { isSigned } from "@/server/infra/signing/signer";
import type { Guest } from "@/server/testing/room-server";
import { it, publisher, WORDS } from "@/server/testing/work-test";
import { listWorks } from "../list-works";
import { readRecord, readWork } from "../read-work";
import { publishWork } from "./publish-work";

describe("publishing", () => {
  it("makes a work with measured shares, a label and a record that is signed", async ({
    server,
    deps,
    published,
  }) => {
    const { work, host, ana } = await published();
    const page = await readWork(deps, work, []);
    expect(page.labels.map((l) => l.player).sort()).toEqual([host.actor, ana.actor].sort());
    expect(page.labels.reduce((sum, l) => sum + l.influence, 0)).toBeCloseTo(1, 3);
    expect(page.labels.find((l) => l.player === host.actor)?.name).toBe("Hana");
    // Ana has not answered: she is there, unnamed.
    expect(page.labels.find((l) => l.player === ana.actor)).toMatchObject({ name: null, consent: "pending" });
    expect(page.labels.every((l) => l.without)).toBe(true);
    const signed = await readRecord(deps, work);
    expect(isSigned(recordBytes(signed.record), signed, deps.signer.keys)).toBe(true);
    expect((await listWorks(server, { search: "weather" })).works.some((w) => w.id === work)).toBe(true);
  });

  it("is allowed only to the host", async ({ server, deps, made }) => {
    const { id, ana, seq } = await made();
    await expect(publishWork(deps, publisher(ana), { room: id, seq, ...WORDS })).rejects.toMatchObject({
      code: "forbidden",
    });
    const stranger = await server.guest("Stranger");
    const hidden = await made("private");
    await expect(
      publishWork(deps, publisher(stranger), { room: hidden.id, seq: hidden.seq, ...WORDS }),
    ).rejects.toMatchObject({ code: "not_found" });
  });

  it("the same picture by two people at once makes one work", async ({ server, deps, jobs, made }) => {
    const { id, host, seq } = await made();
    const both = await Promise.all(
      [0, 1].map(() => publishWork(deps, publisher(host), { room: id, seq, ...WORDS })),
    );
    expect(both[0]?.id).toBe(both[1]?.id);
    expect(both.filter(({ existed }) => existed)).toHaveLength(1);
    await jobs.idle();
    expect(await server.database.db.workVersion.count({ where: { work: both[0]?.id } })).toBe(1);
  });

  it("The Commons' picture by two accounts at once makes one work too, and is refused to guests", async ({
    server,
    deps,
    jobs,
  }) => {
    await ensureCommons(server.deps);
    const [one, two] = [await server.guest("One"), await server.guest("Two")];
    for (const guest of [one, two]) await server.enter(guest, COMMONS);
    const { id } = await server.database.db.room.findUniqueOrThrow({ where: { slug: COMMONS } });
    const { seq } = (await server.rooms.get(id as RoomId)).state;
    const ask = ({ actor }: Guest, isGuest: boolean) =>
      publishWork(deps, { actor, isGuest }, { room: id as RoomId, seq, ...WORDS });
    await expect(ask(one, true)).rejects.toMatchObject({ code: "forbidden" });
    const both = await Promise.all([ask(one, false), ask(two, false)]);
    expect(both[0].id).toBe(both[1].id);
    await jobs.idle();
    expect(await server.database.db.work.count({ where: { room: id } })).toBe(1);
  });

  it("needs a visible title and a moment that exists", async ({ deps, made }) => {
    const { id, host, seq } = await made();
    const by = publisher(host);
    await expect(publishWork(deps, by, { room: id, seq, ...WORDS, title: "\u200b" })).rejects.toMatchObject({
      code: "malformed",
    });
    await expect(publishWork(deps, by, { room: id, seq: 9999, ...WORDS })).rejects.toMatchObject({
      code: "out_of_range",
    });
  });
});
