import { describe, expect } from "vitest";
import type { ActorId, WorkId } from "@/core/kernel/ids/ids";
import { brood } from "@/core/picture/breed/brood";
import type { WorkParts } from "@/server/compose/works";
import type { Guest, RoomServerForTest } from "@/server/testing/room-server";
import { it, publisher, pull, WORDS } from "@/server/testing/work-test";
import { listWorks } from "../list-works";
import { publishWork } from "../publish/publish-work";
import { unpublishWork } from "../publish/unpublish-work";
import { readRecord, readWork } from "../read-work";
import { readLineage } from "./read-lineage";
import { readMate } from "./read-mate";
import { type Mix, remixWork } from "./remix-work";
import { requireTrueParents } from "./true-parents";

async function remixer(server: RoomServerForTest): Promise<[Guest, readonly [ActorId, ...ActorId[]]]> {
  const guest = await server.guest("Rita");
  return [guest, [guest.actor]];
}

type Studio = { server: RoomServerForTest; deps: WorkParts; jobs: { idle: () => Promise<unknown> } };
type Remix = { works: readonly WorkId[]; mix?: Mix; title?: string; pulls?: string };

/** Makes remixes and publishes them, each after a pull at one control where that is said. */
const remixing =
  ({ server, deps, jobs }: Studio, rita: Guest) =>
  async ({ works, mix, title = WORDS.title, pulls }: Remix): Promise<WorkId> => {
    const { id: room } = await remixWork(deps, [rita.actor], { works, mix });
    if (pulls) {
      const tab = await server.tab(rita);
      await tab.join(room);
      await tab.edit(pull(pulls, 2));
    }
    const { seq } = (await server.rooms.get(room)).state;
    const { id } = await publishWork(deps, publisher(rita), { room, seq, ...WORDS, title });
    await jobs.idle();
    return id;
  };

describe("a remix", () => {
  it("of one work begins with its picture; its makers share in the credit", async ({
    server,
    deps,
    jobs,
    published,
  }) => {
    const first = await published();
    const [rita] = await remixer(server);
    const remix = remixing({ server, deps, jobs }, rita);
    const id = await remix({ works: [first.work], title: "Remixed", pulls: "relief" });
    const page = await readWork(deps, id, []);
    expect(page.ancestry.parents).toMatchObject([{ id: first.work, kind: "remix", shown: true }]);
    expect((await readWork(deps, first.work, [])).ancestry.children).toMatchObject([{ id, kind: "remix" }]);
    const players = page.labels.map((l) => l.player);
    expect(players).toEqual(expect.arrayContaining([rita.actor, first.host.actor, first.ana.actor]));
    expect(page.labels.reduce((sum, l) => sum + l.influence, 0)).toBeCloseTo(1, 2);
  });

  it("of a remix also names the makers of the first work, and the shares add up", async ({
    server,
    deps,
    jobs,
    published,
  }) => {
    const first = await published();
    const [rita] = await remixer(server);
    const remix = remixing({ server, deps, jobs }, rita);
    const second = await remix({ works: [first.work], title: "Once", pulls: "detail" });
    const third = await remix({ works: [second], title: "Twice", pulls: "detail" });
    const { labels, ancestry } = await readWork(deps, third, []);
    expect(labels.map((l) => l.player).filter((player) => player.startsWith("work:"))).toEqual([]);
    expect(labels.find((l) => l.player === first.host.actor)).toMatchObject({
      name: "Hana",
      through: { work: first.work },
    });
    expect(labels.reduce((sum, l) => sum + l.influence, 0)).toBeCloseTo(1, 2);
    expect(ancestry.lines.map(({ parent, child }) => [parent, child]).sort()).toEqual(
      [
        [first.work, second],
        [second, third],
      ].sort(),
    );
    // By two ways: through itself, and through what was made of it.
    const id = await remix({ works: [first.work, second] });
    const both = (await readWork(deps, id, [])).labels.filter((l) => l.player === first.host.actor);
    expect(both.map(({ through }) => through?.work)).toEqual([first.work]);
    const [card] = (await listWorks(server, { search: "twice" })).works;
    expect(card).toMatchObject({ names: ["Rita"], others: 0, after: ["Once"] });
  });

  it("of two works has both as parents, in ancestry and in the record", async ({
    server,
    deps,
    jobs,
    published,
  }) => {
    const [one, two] = [await published(), await published()];
    const [rita] = await remixer(server);
    const remix = remixing({ server, deps, jobs }, rita);
    for (const mix of ["blend", "breed"] as const) {
      const id = await remix({ works: [one.work, two.work], mix, title: mix });
      const { record } = await readRecord(deps, id);
      expect(record.parents.map((p) => p.work).sort()).toEqual([one.work, two.work].sort());
      expect(record.parents.map((p) => p.kind)).toEqual([mix, mix]);
    }
  });

  it("E10: must bring the work's own picture: an edit with another picture is refused, and a log that holds one is not published", async ({
    server,
    deps,
    published,
  }) => {
    const one = await published();
    const [rita, actors] = await remixer(server);
    const room = await server.room(rita);
    const tab = await server.tab(rita);
    await tab.join(room.id);
    const { work, recipe: latent } = await readMate(deps, actors, one.work);
    const blend = (recipe: typeof latent, of: string = work, weight = 0.4) => ({
      kind: "blend" as const,
      id: "forged",
      value: { source: { recipe, work: of }, band: "all" as const, weight },
    });
    const forged = { ...latent, seed: (latent.seed ^ 1) >>> 0 };
    const refused = { ok: false, error: "untrue_parent" };
    expect(await tab.edit(blend(forged))).toMatchObject(refused);
    expect(await tab.edit(blend(latent, "0123456789abcdef"))).toMatchObject(refused);
    // Only that one edit of a message, and what is sent behind it comes after it.
    const [mixed, later] = await Promise.all([
      tab.edit(pull("relief", 1), blend(forged)),
      tab.edit(pull("relief", 2)),
    ]);
    expect(mixed).toMatchObject({ ok: true, refused: [{ error: "untrue_parent" }] });
    expect(later).toMatchObject({ ok: true, refused: [] });
    const { db } = server.database;
    await db.work.update({ where: { id: work }, data: { licence: "all-rights-reserved" } });
    expect(await tab.edit(blend(latent))).toMatchObject(refused);
    await db.work.update({ where: { id: work }, data: { licence: "CC-BY-4.0" } });
    expect(await tab.edit(blend(latent))).toMatchObject({ ok: true });
    expect((await server.rooms.get(room.id)).state.recipe.blends).toHaveLength(1);
    // What is there may be weighed anew, whatever has become of the work.
    await db.work.update({ where: { id: work }, data: { status: "unpublished" } });
    expect(await tab.edit(blend(latent, work, 0.7))).toMatchObject({ ok: true });

    const { lineage } = await readLineage(db, room.id, (await server.rooms.get(room.id)).state.seq);
    await requireTrueParents(db, lineage);
    const lying = lineage.map((log) =>
      log.map((event) =>
        event.kind === "edit" && event.payload.edit.kind === "blend"
          ? { ...event, payload: { ...event.payload, edit: blend(forged) } }
          : event,
      ),
    );
    await expect(requireTrueParents(db, lying)).rejects.toMatchObject({
      code: "untrue_parent",
      displayable: expect.stringContaining("cannot be published"),
    });
  });

  it("mixed into a room's picture, or bred with it, is a parent too, and its makers share in the credit", async ({
    server,
    deps,
    jobs,
    published,
  }) => {
    const [one, two] = [await published(), await published()];
    const [rita, actors] = await remixer(server);
    const room = await server.room(rita);
    const tab = await server.tab(rita);
    await tab.join(room.id);
    const mate = await readMate(deps, actors, one.work);
    const { recipe, seed } = { recipe: (await server.rooms.get(room.id)).state.recipe, seed: 3 };
    const [child = []] = brood({ recipe, me: rita.actor, controls: [], seed, reach: 0.5, mate });
    await tab.edit(...child);
    const { work, recipe: latent } = await readMate(deps, actors, two.work);
    await tab.edit({
      kind: "blend",
      id: "whole",
      value: { source: { recipe: latent, work }, band: "all", weight: 0.4 },
    });
    const { seq } = (await server.rooms.get(room.id)).state;
    const { id } = await publishWork(deps, publisher(rita), { room: room.id, seq, ...WORDS });
    await jobs.idle();
    const { record } = await readRecord(deps, id);
    expect(record.parents.map(({ work, kind }) => [work, kind]).sort()).toEqual(
      [
        [one.work, "breed"],
        [two.work, "blend"],
      ].sort(),
    );
    expect((await readWork(deps, id, [])).labels.map((l) => l.through?.work)).toEqual(
      expect.arrayContaining([one.work, two.work]),
    );
  });

  it("is open only to the makers of a work with all rights reserved, and to nobody once the work is gone", async ({
    server,
    deps,
    jobs,
    made,
  }) => {
    const room = await made();
    const wanted = { room: room.id, seq: room.seq, ...WORDS, licence: "all-rights-reserved" as const };
    const { id } = await publishWork(deps, publisher(room.host), wanted);
    await jobs.idle();
    const [, actors] = await remixer(server);
    await expect(remixWork(deps, actors, { works: [id] })).rejects.toMatchObject({ code: "forbidden" });
    await expect(readMate(deps, actors, id)).rejects.toMatchObject({ code: "forbidden" });
    await remixWork(deps, [room.ana.actor], { works: [id] });
    await unpublishWork(deps, room.host.actor, id, "");
    await expect(remixWork(deps, [room.ana.actor], { works: [id] })).rejects.toMatchObject({ code: "gone" });
  });
});
