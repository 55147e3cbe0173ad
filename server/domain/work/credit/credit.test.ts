import { describe, expect } from "vitest";
import { sha256Hex } from "@/core/kernel/canon/hash";
import type { ActorId, WorkId } from "@/core/kernel/ids/ids";
import { recordBytes } from "@/core/work/record/record";
import type { HasDatabase } from "@/prisma/client";
import { instanceSources } from "@/server/domain/verify/instance-sources";
import { verifyFile } from "@/server/domain/verify/verify-file";
import { it, statesOf } from "@/server/testing/work-test";
import type { Citing } from "../deps";
import { readFile } from "../files/read-file";
import { readFilm, readKeptRecord, readRecord, readWork } from "../read-work";
import { decideCredit, declareSplit } from "./decide-credit";

/** What somebody is asked about a work that they had a part in. */
async function mineOf(deps: HasDatabase & Pick<Citing, "sourceTypeOf">, work: WorkId, actor: ActorId) {
  const { mine } = await readWork(deps, work, [actor]);
  if (!mine) throw new Error("they have no part in it");
  return mine;
}

describe("a contributor", () => {
  it("who is not named on the label is not named in its film either", async ({ deps, jobs, published }) => {
    const { work, ana } = await published();
    const inFilm = async () => (await readFilm(deps, work)).flatMap(({ by }) => by).toSorted();
    await expect.poll(inFilm).toEqual(["Anonymous", "Hana"]);
    await decideCredit(deps, [ana.actor], work, { consent: "accepted" });
    expect(await inFilm()).toEqual(["Ana", "Hana"]);
    await jobs.idle();
  });

  it("is named if they accept and not if they stay anonymous, each in a new version of the record", async ({
    deps,
    jobs,
    published,
  }) => {
    const { work, ana } = await published();
    await decideCredit(deps, [ana.actor], work, { consent: "accepted" });
    await jobs.idle();
    expect((await readWork(deps, work, [])).labels.find((l) => l.player === ana.actor)?.name).toBe("Ana");
    await decideCredit(deps, [ana.actor], work, { consent: "anonymous" });
    await jobs.idle();
    const page = await readWork(deps, work, []);
    expect(page.labels.find((l) => l.player === ana.actor)?.name).toBeNull();
    expect(page.version).toBe(3);
    const [first, second] = [await readKeptRecord(deps, work, 2), await readRecord(deps, work, 3)];
    expect(second.record.supersedes).toBe(sha256Hex(recordBytes(first.record)));
  });

  it("who withdraws is left out of a new picture: the record says so, the old files are gone, and it verifies", async ({
    deps,
    jobs,
    published,
  }) => {
    const { work, ana } = await published();
    const before = await readFile(deps, { work, size: 1024, format: "jpeg" });
    await decideCredit(deps, [ana.actor], work, { consent: "withdrawn" });
    await jobs.idle();
    const { record } = await readRecord(deps, work);
    expect(record.without).toEqual([ana.actor]);
    expect(record.recipe.contributions).not.toHaveProperty("vividness");
    expect(await deps.blobs.has(before.hash)).toBe(false);
    const after = await readFile(deps, { work, size: 1024, format: "jpeg" });
    const report = await verifyFile(after.bytes, null, instanceSources(deps));
    expect(statesOf(report)).toMatchObject({ log: "pass", pixels: "pass", publication: "pass" });
    // The file from before still says what it was, and that it no longer stands.
    expect(statesOf(await verifyFile(before.bytes, null, instanceSources(deps)))).toMatchObject({
      record: "pass",
      publication: "fail",
    });
  });

  it("is the only one who may answer for themselves", async ({ server, deps, published }) => {
    const { work } = await published();
    const stranger = await server.guest("Stranger");
    await expect(decideCredit(deps, [stranger.actor], work, { consent: "accepted" })).rejects.toMatchObject({
      code: "not_found",
    });
  });

  it("agrees to a declared split, which counts once all who are named have", async ({
    deps,
    jobs,
    published,
  }) => {
    const { work, host, ana } = await published();
    const shares = { [host.actor]: 500, [ana.actor]: 500 };
    await expect(declareSplit(deps, ana.actor, work, shares)).rejects.toMatchObject({ code: "not_found" });
    await expect(declareSplit(deps, host.actor, work, { [host.actor]: 900 })).rejects.toMatchObject({
      code: "out_of_range",
    });
    await declareSplit(deps, host.actor, work, shares);
    await decideCredit(deps, [ana.actor], work, { consent: "accepted" });
    await jobs.idle();
    expect((await readWork(deps, work, [])).split).toBe(false);
    const { offer } = await mineOf(deps, work, ana.actor);
    await decideCredit(deps, [ana.actor], work, { agreed: true, offer });
    await jobs.idle();
    expect((await readWork(deps, work, [])).labels.map((l) => l.declared)).toEqual([500, 500]);
  });

  it("agrees to what they were shown, and to nothing that took its place", async ({
    deps,
    jobs,
    published,
  }) => {
    const { work, host, ana } = await published();
    const share = (hosts: number) => ({ [host.actor]: 1000 - hosts, [ana.actor]: hosts });
    for (const actor of [host.actor, ana.actor])
      await decideCredit(deps, [actor], work, { consent: "accepted" });
    await declareSplit(deps, host.actor, work, share(500));
    const seen = await mineOf(deps, work, ana.actor);
    expect(seen.split).toEqual([
      { player: expect.any(String), name: expect.any(String), declared: 500 },
      { player: expect.any(String), name: expect.any(String), declared: 500 },
    ]);
    await declareSplit(deps, host.actor, work, share(1));
    const agrees = (offer?: typeof seen.offer) =>
      decideCredit(deps, [ana.actor], work, { agreed: true, offer });
    await expect(agrees(seen.offer)).rejects.toMatchObject({ code: "conflict" });
    await expect(agrees()).rejects.toMatchObject({ code: "malformed" });
    await jobs.idle();
    expect((await readWork(deps, work, [])).split).toBe(false);
    await agrees((await mineOf(deps, work, ana.actor)).offer);
    await jobs.idle();
    expect((await readWork(deps, work, [])).labels.map((l) => l.declared)).toEqual([999, 1]);
  });

  it("names themselves under the words and the picture that they were shown", async ({
    deps,
    jobs,
    published,
  }) => {
    const { work, ana } = await published();
    const { offer } = await mineOf(deps, work, ana.actor);
    await deps.database.db.work.update({ where: { id: work }, data: { title: "Something else" } });
    const accepts = (of: typeof offer) =>
      decideCredit(deps, [ana.actor], work, { consent: "accepted", offer: of });
    await expect(accepts(offer)).rejects.toMatchObject({ code: "conflict" });
    await accepts((await mineOf(deps, work, ana.actor)).offer);
    await jobs.idle();
    expect((await mineOf(deps, work, ana.actor)).consent).toBe("accepted");
  });

  it("who agrees while the split changes has agreed to the split that is saved, or to none", async ({
    deps,
    jobs,
    published,
  }) => {
    const { work, host, ana } = await published();
    const share = (anas: number) => ({ [host.actor]: 1000 - anas, [ana.actor]: anas });
    for (const anas of [400, 300, 200, 100]) {
      await declareSplit(deps, host.actor, work, share(anas));
      const { offer } = await mineOf(deps, work, ana.actor);
      await Promise.allSettled([
        declareSplit(deps, host.actor, work, share(1)),
        decideCredit(deps, [ana.actor], work, { agreed: true, offer }),
      ]);
      const credit = await deps.database.db.workCredit.findUniqueOrThrow({
        where: { work_player: { work, player: ana.actor } },
      });
      expect(credit).toMatchObject({ declared: 1, agreed: false });
    }
    await jobs.idle();
  });

  it("who withdraws while a version is being made is in no version that is shown", async ({
    server,
    deps,
    jobs,
    published,
  }) => {
    const { work, host, ana } = await published();
    await decideCredit(deps, [ana.actor], work, { consent: "withdrawn" });
    // The first of the two that are waiting is made while the host withdraws as well.
    const running = jobs.idle();
    await decideCredit(deps, [host.actor], work, { consent: "withdrawn" });
    await running;
    await jobs.idle();
    const { record } = await readRecord(deps, work);
    expect([...record.without].sort()).toEqual([ana.actor, host.actor].sort());
    const { status } = await server.database.db.work.findUniqueOrThrow({ where: { id: work } });
    expect(status).toBe("published");
  });
});
