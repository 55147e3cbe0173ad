import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { openAsIs } from "@/prisma/client";
import { snapshotSqlite } from "@/prisma/snapshot";
import { eachDatabase } from "@/server/infra/db/testing";
import { fewWithWords } from "./few-with-words";
import { listWorks } from "./list-works";

eachDatabase("a search for parts of words", (database) => {
  let works = 0;
  async function publish(text: string): Promise<string> {
    const id = `work-${++works}`;
    const row = { id, moment: id, room: "r", seq: 1, status: "published", title: "T", licence: "CC-BY-4.0" };
    const more = { publisher: "a", modelId: "m", text, publishedAt: new Date(works) };
    await database().db.work.create({ data: { ...row, ...more } });
    return id;
  }
  const found = async (search: string) =>
    (await listWorks({ database: database() }, { search })).works.map(({ id }) => id);

  it("finds a text by the middle of its words as soon as it is written, and not by what it was", async () => {
    const id = await publish("a quiet harbour");
    expect(await found("arbou uie")).toEqual([id]);
    await database().db.work.update({ where: { id }, data: { text: "a loud meadow" } });
    expect(await found("arbou")).toEqual([]);
    expect(await found("meadow")).toEqual([id]);
    await database().db.work.delete({ where: { id } });
    expect(await found("meadow")).toEqual([]);
  });

  it("takes quotation marks, stars and words of the index's language as letters, and finds short words and other scripts", async () => {
    const odd = await publish('she said "dune* or not (near)"');
    const far = await publish("月夜の港 ö");
    expect(await found('"dune*')).toEqual([odd]);
    expect(await found("or not (near)")).toEqual([odd]);
    expect(await found("月夜の")).toEqual([far]);
    expect(await found("港 ö")).toEqual([far]);
  });

  it("looks a rare word up in an index, which survives that the file is written anew", async () => {
    const [gone, id] = [await publish("zephyrine before"), await publish("zephyrine after")];
    const { db, provider } = database();
    await db.work.delete({ where: { id: gone } });
    if (provider === "postgres") {
      const [row] = await db.$queryRaw<{ indexdef: string }[]>`SELECT indexdef FROM pg_indexes
        WHERE indexname = 'Work_text_parts_idx' AND schemaname = current_schema()`;
      expect(row?.indexdef).toContain("gin_trgm_ops");
      return;
    }
    const folder = mkdtempSync(join(tmpdir(), "cohue-words-"));
    const file = join(folder, "copy.db");
    snapshotSqlite(database().url, file);
    const copy = openAsIs(`file:${file}`);
    for (const asked of [database(), copy]) {
      expect(await fewWithWords(asked, ["phyrin"])).toEqual([id]);
      expect(await fewWithWords(asked, ["phyrin", "aft"])).toEqual([id]);
      expect(await fewWithWords(asked, ["phyrin", "before"])).toEqual([]);
      expect(await fewWithWords(asked, ["ph"])).toBeNull();
    }
    await copy.close();
    rmSync(folder, { recursive: true });
  });
});
