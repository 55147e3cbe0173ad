import { describe, expect } from "vitest";
import { sha256Hex } from "@/core/kernel/canon/hash";
import type { ActorId } from "@/core/kernel/ids/ids";
import { recordBytes } from "@/core/work/record/record";
import { readNotifications } from "@/server/domain/notification/read-notifications";
import { instanceSources } from "@/server/domain/verify/instance-sources";
import { verifyFile } from "@/server/domain/verify/verify-file";
import type { Guest } from "@/server/testing/room-server";
import { publisher, pull, WORDS, it as worksIt } from "@/server/testing/work-test";
import { decideCredit } from "../credit/decide-credit";
import { readFile } from "../files/read-file";
import { remixWork } from "../lineage/remix-work";
import { publishProgress } from "../publish/prepare-work";
import { publishWork } from "../publish/publish-work";
import { readRecord, readWork } from "../read-work";
import { listRenewable, renewWork } from "./renew-work";

const by = ({ actor }: Guest) => ({ ...publisher({ actor }), actors: [actor] });

const it = worksIt
  .extend(
    "kindsOf",
    { scope: "file" },
    ({ server }) =>
      async (actor: ActorId) =>
        (await readNotifications(server, [actor])).map((notice) => notice.kind),
  )
  /** A work of Hana's and Ana's, and a room in which Ben comes along after it was published. */
  .extend("goneOn", { scope: "file" }, ({ server, deps, jobs, published }) => async () => {
    const { id: room, slug, host: hana, ana, work } = await published();
    await decideCredit(deps, [ana.actor], work, { consent: "accepted" });
    await jobs.idle();
    const before = await readFile(deps, { work, size: 512, format: "webp" });
    const ben = await server.guest("Ben");
    await server.enter(ben, slug);
    const benTab = await server.tab(ben);
    await benTab.join(room);
    await benTab.edit(pull("contrast", 3));
    const { seq } = (await server.rooms.get(room)).state;
    return { room, work, hana, ana, ben, before, seq };
  });

describe("a new version of a work", () => {
  it("shows the later moment, keeps its address and the old record's hash; old files are gone, newcomers are asked", async ({
    server,
    deps,
    jobs,
    kindsOf,
    goneOn,
  }) => {
    const { room, work, hana, ana, ben, before, seq } = await goneOn();
    expect(await listRenewable(server, [hana.actor], room)).toMatchObject([{ id: work }]);
    await renewWork(deps, by(hana), { work, seq, why: "a better \u202Esky" });
    expect(await publishProgress(deps, hana.actor, work)).toMatchObject({ status: "preparing" });
    await jobs.idle();
    expect(await publishProgress(deps, hana.actor, work)).toMatchObject({ status: "published" });

    const page = await readWork(deps, work, []);
    expect(page.version).toBe(3);
    expect(page.versions[1]).toMatchObject({ version: 2, why: "a better sky" });
    const names = Object.fromEntries(page.labels.map((l) => [l.player, [l.name, l.consent]]));
    expect(names).toEqual({
      [hana.actor]: ["Hana", "accepted"],
      [ana.actor]: ["Ana", "accepted"],
      [ben.actor]: [null, "pending"],
    });
    const [old, now] = [await readRecord(deps, work, 2), await readRecord(deps, work)];
    expect(now.record.supersedes).toBe(sha256Hex(recordBytes(old.record)));
    expect(now.record.logs.at(-1)?.size).toBe(seq + 1);
    expect(await deps.blobs.has(before.hash)).toBe(false);
    const file = await readFile(deps, { work, size: 512, format: "webp" });
    expect(file.hash).not.toBe(before.hash);
    const { checks } = await verifyFile(file.bytes, null, instanceSources(deps));
    expect(checks.filter((check) => check.state === "fail")).toEqual([]);
    expect(await kindsOf(ben.actor)).toEqual(["credit", "superseded"]);
    expect(await kindsOf(ana.actor)).toEqual(expect.arrayContaining(["superseded", "credit"]));
    expect(await kindsOf(hana.actor)).not.toContain("superseded");
  });

  it("can be made only by its publisher, of a later and different picture, one at a time", async ({
    server,
    deps,
    jobs,
    goneOn,
  }) => {
    const { room, work, hana, ana, seq } = await goneOn();
    const wanted = { work, seq, why: "" };
    await expect(renewWork(deps, by(ana), wanted)).rejects.toMatchObject({ code: "not_found" });
    const { seq: first } = await server.database.db.work.findUniqueOrThrow({ where: { id: work } });
    await expect(renewWork(deps, by(hana), { ...wanted, seq: first })).rejects.toMatchObject({
      code: "conflict",
      displayable: expect.stringContaining("already"),
    });
    await expect(renewWork(deps, by(hana), { ...wanted, seq: 1 })).rejects.toMatchObject({
      code: "out_of_range",
    });
    await expect(renewWork(deps, by(hana), { ...wanted, seq: 9999 })).rejects.toMatchObject({
      code: "out_of_range",
    });
    const two = await Promise.allSettled([
      renewWork(deps, by(hana), wanted),
      renewWork(deps, by(hana), wanted),
    ]);
    expect(two.some((done) => done.status === "fulfilled")).toBe(true);
    await jobs.idle();
    expect(await server.database.db.workVersion.count({ where: { work } })).toBe(3);
    expect(await listRenewable(server, [ana.actor], room)).toEqual([]);
  });

  it("tells the makers of a work that it was remixed, and those who remixed it that it changed", async ({
    server,
    deps,
    jobs,
    kindsOf,
    goneOn,
  }) => {
    const { work, hana, ana, seq } = await goneOn();
    const rita = await server.guest("Rita");
    const { id: room } = await remixWork(deps, [rita.actor], { works: [work] });
    const tab = await server.tab(rita);
    await tab.join(room);
    await tab.edit(pull("relief", 2));
    const { seq: at } = (await server.rooms.get(room)).state;
    await publishWork(deps, by(rita), { room, seq: at, ...WORDS, title: "Rain again" });
    await jobs.idle();
    for (const maker of [hana, ana]) expect(await kindsOf(maker.actor)).toContain("remixed");
    expect(await kindsOf(rita.actor)).not.toContain("remixed");
    await renewWork(deps, by(hana), { work, seq, why: "" });
    await jobs.idle();
    expect(await kindsOf(rita.actor)).toContain("superseded");
  });
});
