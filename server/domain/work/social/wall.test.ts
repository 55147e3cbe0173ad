import { describe, expect } from "vitest";
import { it, publisher, WORDS } from "@/server/testing/work-test";
import { listWorks } from "../list-works";
import { publishWork } from "../publish/publish-work";
import { applaud } from "./applaud";
import { addComment, listComments, removeComment } from "./comments";

describe("the wall", () => {
  it("is searched by title, description, people and tags, and filtered by model, licence, colour and date", async ({
    server,
    deps,
    jobs,
    made,
  }) => {
    const { db } = server.database;
    const room = await made();
    const { id } = await publishWork(deps, publisher(room.host), {
      room: room.id,
      seq: room.seq,
      ...WORDS,
      title: "Quince light",
      description: "An orchard, at five",
      tags: ["orchardtag"],
      licence: "CC0-1.0",
    });
    await jobs.idle();
    const { publishedAt, hue } = await db.work.findUniqueOrThrow({ where: { id } });
    const at = publishedAt?.getTime() ?? 0;
    const found = async (query: Parameters<typeof listWorks>[1]) =>
      (await listWorks(server, { search: "quince", ...query })).works.some((w) => w.id === id);
    for (const search of ["QUINCE light", "orchard five", "hana quince", "orchardtag"])
      expect(await found({ search }), search).toBe(true);
    expect(await found({ search: "quince nothing" })).toBe(false);
    // Ana has not said whether she is named: she is counted, of this work alone.
    const [card] = (await listWorks(server, { search: "quince light" })).works;
    expect(card).toMatchObject({ id, names: ["Hana"], others: 1 });
    const filters = [
      [{ model: "fields" }, { model: "landscapes-sketch" }],
      [{ licence: "CC0-1.0" }, { licence: "CC-BY-4.0" }],
      [{ hue: hue ?? 0 }, { hue: ((hue ?? 0) + 180) % 360 }],
      [{ since: at }, { since: at + 1 }],
      [{ until: at }, { until: at - 1 }],
      [{ person: room.host.actor }, { person: room.ana.actor }],
    ] as const;
    for (const [fits, misses] of filters) {
      expect(await found(fits), JSON.stringify(fits)).toBe(true);
      expect(await found(misses), JSON.stringify(misses)).toBe(false);
    }
  });
});

describe("visitors", () => {
  it("applaud once each, and take it back", async ({ server, published }) => {
    const { work, ana, host } = await published();
    await Promise.all([applaud(server, ana.actor, work, true), applaud(server, ana.actor, work, true)]);
    expect(await applaud(server, host.actor, work, true)).toBe(2);
    expect(await applaud(server, ana.actor, work, false)).toBe(1);
  });

  it("comment in harmless text, and take back only what is theirs", async ({ server, published }) => {
    const { work, ana, host } = await published();
    const comment = await addComment(server, ana.actor, work, "<script>\u202Ehi\u200b</script>");
    expect(comment.text).toBe("<script>hi</script>");
    await expect(removeComment(server, host.actor, comment.id)).rejects.toMatchObject({
      code: "not_found",
    });
    await expect(addComment(server, ana.actor, work, "\u200b")).rejects.toMatchObject({
      code: "malformed",
    });
    await removeComment(server, ana.actor, comment.id);
    expect(await listComments(server, work)).toEqual([]);
  });
});
