import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { RoomId } from "@/core/kernel/ids/ids";
import type { RoomHandle } from "@/server/domain/room/port/rooms";
import { roomRow } from "@/server/domain/room/testing";
import { diskBlobs } from "@/server/infra/blobs/disk-blobs";
import { eachDatabase } from "@/server/infra/db/testing";
import { readLivePicture } from "./live-picture";

eachDatabase("a room's newest picture for moderators", (database) => {
  it("is the settled one of an earlier moment where the room was only frozen since", async () => {
    const { db } = database();
    const blobs = diskBlobs(mkdtempSync(join(tmpdir(), "cohue-live-")));
    const row = roomRow("frozen");
    await db.room.create({ data: row });
    const frame = { room: row.id, mime: "image/jpeg", width: 8, recipeHash: "r", renderMs: 1 };
    const blob = await blobs.put(new TextEncoder().encode("the moth"));
    await db.settledFrame.create({ data: { ...frame, seq: 3, blob } });
    const shows = (seq: number) => ({
      of: () => ({ picture: async () => ({ kind: "settled", seq }) }) as unknown as RoomHandle,
    });
    const read = (seq: number) =>
      readLivePicture({ database: database(), blobs }, shows(seq), RoomId.parse(row.id));
    expect(new TextDecoder().decode((await read(5)).bytes)).toBe("the moth");
    await expect(read(2)).rejects.toMatchObject({ code: "not_found" });
  });
});
