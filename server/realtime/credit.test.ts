import { describe, expect, vi } from "vitest";
import { sha256Hex } from "@/core/canon/hash";
import { recordBytes } from "@/core/work/record";
import { instanceSources } from "@/server/domain/verify/instance-sources";
import { verifyFile } from "@/server/domain/verify/verify-file";
import { decideCredit, declareSplit } from "@/server/domain/work/decide-credit";
import { readFile } from "@/server/domain/work/read-file";
import { readFilm, readRecord, readWork } from "@/server/domain/work/read-work";
import { it, statesOf } from "./testing/work-test";

// Publishes for real: dozens of renders and nine marked files a work, which a busy machine takes its time over.
vi.setConfig({ testTimeout: 180_000 });

describe("a contributor", () => {
  it("who is not named on the label is not named in its film either", async ({ deps, jobs, published }) => {
    const { work, ana } = await published();
    const inFilm = async () => (await readFilm(deps, work)).flatMap(({ by }) => by).toSorted();
    await expect.poll(inFilm, { timeout: 20_000 }).toEqual(["Hana", "someone unnamed"]);
    await decideCredit(deps, [ana.actor], work, { consent: "accepted" });
    expect(await inFilm()).toEqual(["Ana", "Hana"]);
    await jobs.idle();
  });

  it("who accepts is named, who stays anonymous is not, each in a new version of the record", async ({
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
    const [first, second] = [await readRecord(deps, work, 2), await readRecord(deps, work, 3)];
    expect(second.record.supersedes).toBe(sha256Hex(recordBytes(first.record)));
  });

  it("who withdraws is rendered away: the record says so, the old files are gone, and it verifies", async ({
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
    expect(statesOf(report)).toMatchObject({ log: "pass", pixels: "pass", standing: "pass" });
    // The file from before still says what it was, and that it no longer stands.
    expect(statesOf(await verifyFile(before.bytes, null, instanceSources(deps)))).toMatchObject({
      record: "pass",
      standing: "fail",
    });
  });

  it("is the only one who may answer for them", async ({ server, deps, published }) => {
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
    await decideCredit(deps, [ana.actor], work, { agreed: true });
    await jobs.idle();
    expect((await readWork(deps, work, [])).labels.map((l) => l.declared)).toEqual([500, 500]);
  });
});
