import { randomUUID } from "node:crypto";
import { mkdtempSync, readFileSync, utimesSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Sha256 } from "@/core/kernel/ids/ids";
import { readModels } from "@/prisma/emit.mjs";
import { roomRow } from "@/server/domain/room/testing";
import { diskBlobs } from "@/server/infra/blobs/disk-blobs";
import { eachDatabase } from "@/server/infra/db/testing";
import { allNamed, namedAmong } from "./named-blobs";
import { GRACE_MS, sweepBlobs } from "./sweep-blobs";

const bytesOf = (text: string) => new TextEncoder().encode(text);

eachDatabase("collecting blobs that nothing names", (database) => {
  const store = () => {
    const root = mkdtempSync(join(tmpdir(), "cohue-sweep-"));
    const blobs = diskBlobs(root);
    const age = (hash: Sha256, ms: number) => {
      const at = new Date(Date.now() - ms);
      utimesSync(join(root, hash.slice(0, 2), hash.slice(2, 4), hash), at, at);
    };
    return { blobs, age };
  };
  const room = async () => {
    const row = { ...roomRow("a"), id: randomUUID(), slug: randomUUID() };
    await database().db.room.create({ data: row });
    return row.id;
  };
  const frame = (of: string, seq: number, blob: string) =>
    database().db.settledFrame.create({
      data: { room: of, seq, blob, mime: "image/jpeg", width: 8, recipeHash: "r", renderMs: 1 },
    });

  it("deletes what nothing names, and nothing that any table names", async () => {
    const { db } = database();
    const { blobs, age } = store();
    const kept = await Promise.all(
      ["a frame", "a file", "without", "an export"].map((t) => blobs.put(bytesOf(t))),
    );
    const [settled = "", file = "", without = "", exported = ""] = kept;
    const id = await room();
    await frame(id, 1, settled);
    const work = randomUUID().replaceAll("-", "").slice(0, 16);
    await db.work.create({
      data: {
        id: work,
        moment: work,
        room: id,
        seq: 1,
        status: "published",
        title: "x",
        licence: "CC0-1.0",
        publisher: "a",
        modelId: "m",
      },
    });
    const version = {
      work,
      version: 1,
      recipe: "",
      recipeHash: "",
      modelHash: "",
      pixelsHash: "",
      nativeSize: 1,
    };
    await db.workVersion.create({
      data: { ...version, record: "", recordHash: "", keyId: "", signature: "" },
    });
    await db.workFile.create({
      data: { work, version: 1, size: 8, format: "png", blob: file, bytes: 1, keyId: "", signature: "" },
    });
    await db.workCredit.create({
      data: { work, player: "a", influence: 1, error: 0, edits: 1, consent: "accepted", without },
    });
    await db.roomExport.create({
      data: {
        id: work,
        room: id,
        actor: "a",
        kind: "sheet",
        format: "png",
        size: 0,
        frames: 1,
        data: "",
        title: "",
        blob: exported,
        expiresAt: new Date(),
      },
    });
    const orphan = await blobs.put(bytesOf("an orphan"));
    for (const hash of [...kept, orphan]) age(hash, 2 * GRACE_MS);
    expect((await namedAmong(db, [...kept, orphan])).size).toBe(4);
    const named = new Set<string>();
    for await (const page of allNamed(db)) for (const hash of page) named.add(hash);
    for (const hash of kept) expect(named.has(hash)).toBe(true);
    expect(named.has(orphan)).toBe(false);
    expect(await sweepBlobs({ db, blobs }, Date.now())).toEqual({ blobs: 1, bytes: 9 });
    for (const hash of kept) expect(await blobs.has(hash)).toBe(true);
    expect(await blobs.has(orphan)).toBe(false);
  });

  it("leaves alone what was kept within the last day, also where it was kept before", async () => {
    const { db } = database();
    const { blobs, age } = store();
    const [fresh, again] = [await blobs.put(bytesOf("fresh")), await blobs.put(bytesOf("again"))];
    age(again, 3 * GRACE_MS);
    await blobs.put(bytesOf("again"));
    expect(await sweepBlobs({ db, blobs }, Date.now())).toEqual({ blobs: 0, bytes: 0 });
    expect([await blobs.has(fresh), await blobs.has(again)]).toEqual([true, true]);
  });

  it("never takes a blob from under somebody who keeps it at that moment", async () => {
    const { db } = database();
    const { blobs, age } = store();
    const id = await room();
    for (let round = 0; round < 150; round++) {
      const bytes = bytesOf(`picture ${round}`);
      age(await blobs.put(bytes), 2 * GRACE_MS);
      const publish = async () => {
        const blob = await blobs.put(bytes);
        await frame(id, round, blob);
        return blob;
      };
      const [, blob] = await Promise.all([
        sweepBlobs({ db, blobs }, Date.now()),
        // Begins earlier or later within the sweep.
        (async () => {
          for (let wait = round % 12; wait > 0; wait--) await new Promise((resolve) => setImmediate(resolve));
          return publish();
        })(),
        sweepBlobs({ db, blobs }, Date.now()),
      ]);
      expect(new Uint8Array((await blobs.get(blob)) ?? []), `round ${round}`).toEqual(bytes);
    }
  });
});

describe("columns that hold a blob's hash", () => {
  it("are all known to the collector", () => {
    const models = readModels();
    const source = readFileSync("server/domain/storage/named-blobs.ts", "utf8");
    let model = "";
    const columns: string[] = [];
    for (const line of models.split("\n")) {
      model = /^model (\w+)/.exec(line)?.[1] ?? model;
      const [, column] = /^ {2}(blob|without|\w*Blob|thumbnail|image)\s+String/.exec(line) ?? [];
      if (column && `${model}.${column}` !== "User.image") columns.push(`${model}.${column}`);
    }
    expect(columns.sort()).toEqual([
      "RoomExport.blob",
      "SettledFrame.blob",
      "WorkCredit.without",
      "WorkFile.blob",
    ]);
    for (const column of columns) {
      const [of = "", field = ""] = column.split(".");
      expect(source).toContain(
        `db.${of[0]?.toLowerCase()}${of.slice(1)}.findMany({ where: { ${field}: among }`,
      );
    }
  });
});
