import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { type Database, type Db, openDatabase } from "@/prisma/client";
import { diskBlobs } from "@/server/infra/blobs/disk-blobs";
import { s3Blobs } from "@/server/infra/blobs/s3-blobs";
import { startS3 } from "@/server/infra/blobs/testing/s3-server";
import { onPostgres } from "@/server/infra/db/testing";
import { backupToFile } from "./backup-to-file";
import { restoreBackup } from "./restore-backup";

const scratch = mkdtempSync(join(tmpdir(), "cohue-elsewhere-"));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));
const EVENTS = 450;

async function fill({ db }: Pick<Database, "db">, blob: string): Promise<void> {
  await db.user.create({
    data: { id: "u", name: 'Zoë "Z" 🎨', email: "z@cohue.example", emailVerified: false, isAnonymous: true },
  });
  const room = {
    id: "r",
    slug: "r",
    title: "é\n'",
    visibility: "public",
    hostActor: "a",
    defaultRole: "editor",
  };
  const at = new Date("2026-11-29T01:02:03.456Z");
  await db.room.create({ data: { ...room, modelId: "m", epoch: 1, seq: EVENTS, head: "h", archivedAt: at } });
  const event = { room: "r", actor: "a", kind: "edit", payload: '{"a":1.50}', prev: "p", hash: "h" };
  await db.roomEvent.createMany({
    data: Array.from({ length: EVENTS }, (_, seq) => ({ ...event, seq, at: 2n ** 40n + BigInt(seq) })),
  });
  await db.settledFrame.create({
    data: { room: "r", seq: 1, blob, mime: "image/jpeg", width: 8, recipeHash: "", renderMs: 1.25 },
  });
}

const allOf = async (db: Db) => [
  await db.user.findMany(),
  await db.room.findMany(),
  await db.roomEvent.findMany({ orderBy: { seq: "asc" } }),
  await db.settledFrame.findMany(),
];

onPostgres("a backup", (empty) => {
  it("of PostgreSQL and S3 comes back there, and on one machine, row by row; never into a database with rows", async () => {
    const s3 = await startS3(["first", "second"]);
    const [first, second] = [s3Blobs(s3.config("first")), s3Blobs(s3.config("second"))];
    const [from, to] = [empty(), empty()];
    const [source, target] = [await openDatabase(from), await openDatabase(to)];
    try {
      const blob = await first.put(new TextEncoder().encode("a picture"));
      await fill(source, blob);
      const rows = await allOf(source.db);
      const dataDir = mkdtempSync(join(scratch, "data-"));
      const file = join(scratch, "a.tar.gz");
      expect(
        await backupToFile({ dataDir, databaseUrl: from, blobs: first, version: "1" }, file, { now: 1 }),
      ).toEqual([]);

      const there = join(scratch, "there");
      expect(await restoreBackup(file, there, { database: target, blobs: second })).toMatchObject({
        lacking: [],
      });
      expect(await allOf(target.db)).toEqual(rows);
      expect(await second.get(blob)).toEqual(new TextEncoder().encode("a picture"));
      // Without keys of its own the folder has nothing left to hold.
      expect(existsSync(there)).toBe(false);

      const again = restoreBackup(file, join(scratch, "again"), { database: target, blobs: second });
      await expect(again).rejects.toThrow(/DATABASE_URL names is not empty/);
      expect(await allOf(target.db)).toEqual(rows);

      const here = join(scratch, "here");
      await restoreBackup(file, here);
      const sqlite = await openDatabase(`file:${join(here, "cohue.db")}`);
      expect(await allOf(sqlite.db).finally(sqlite.close)).toEqual(rows);
      expect(await diskBlobs(join(here, "blobs")).has(blob)).toBe(true);
    } finally {
      await Promise.all([source.close(), target.close()]);
      for (const blobs of [first, second]) blobs.close();
      await s3.stop();
    }
  });
});
