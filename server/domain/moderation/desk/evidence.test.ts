import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ControlId } from "@/core/kernel/ids/ids";
import { subjectOf } from "@/core/moderation/subjects";
import { decisionOf } from "@/core/moderation/testing";
import { publishWork } from "@/server/domain/work/publish/publish-work";
import { type HttpServerForTest, startHttpServer } from "@/server/testing/http-server";
import type { Guest } from "@/server/testing/room-server";
import { decideOn } from "../cases/decide-on";

let server: HttpServerForTest;
let addresses: string[];
let later: string;
let host: Guest;
let moderator: Guest;
const get = (path: string, cookie = "") => fetch(server.origin + path, { headers: { cookie } });

const decision = decisionOf({ content: "remove", rule: "rights", facts: "It copies another's mark." });

/** A removed work of a private room, and a moderator. */
beforeAll(async () => {
  server = await startHttpServer();
  [host, moderator] = [await server.guest("Hana"), await server.guest("Mo")];
  await server.database.db.user.update({ where: { id: moderator.userId }, data: { role: "moderator" } });
  const { id: room } = await server.room(host);
  const tab = await server.tab(host);
  await tab.join(room);
  const pull = async (value: number) => {
    await tab.edit({ kind: "contribution", control: "warmth" as ControlId, value });
    const { seq } = (await server.rooms.get(room)).state;
    await tab.hears("settled", (s) => s.seq === seq);
    return seq;
  };
  const seq = await pull(3);
  const { id: work } = await publishWork(
    server.work,
    { actor: host.actor, isGuest: true },
    { room, seq, title: "A mark", description: "", tags: [], licence: "CC-BY-4.0", doNotTrain: true },
  );
  await server.jobs.idle();
  const after = await pull(-3);
  await server.database.db.room.update({ where: { id: room }, data: { visibility: "private" } });
  const by = { actor: moderator.actor, actors: [moderator.actor], moderates: true, isAdmin: false };
  const id = await decideOn(server.services.moderation, by, subjectOf("work", work), decision);
  addresses = [
    `/api/moderation/works/${work}/256`,
    `/api/moderation/works/${work}/1024`,
    `/api/moderation/cases/${id}/frames/${seq}`,
    `/api/moderation/cases/${id}/frames/last`,
  ];
  later = `/api/moderation/cases/${id}/frames/${after}`;
});
afterAll(() => server.close());

describe("the picture of a removed work", () => {
  it("is served to moderators, and no cache keeps it", async () => {
    for (const path of addresses) {
      const response = await get(path, moderator.cookie);
      expect(response.status, path).toBe(200);
      expect(response.headers.get("content-type"), path).toContain("image/");
      expect(response.headers.get("cache-control"), path).toBe("private, no-cache");
    }
  });

  it("is rendered from its record when its files and its room's pictures are gone", async () => {
    const [path = ""] = addresses;
    const { db } = server.database;
    const [files, frames] = [await db.workFile.findMany(), await db.settledFrame.findMany()];
    await db.workFile.deleteMany();
    await db.settledFrame.deleteMany();
    const response = await get(path, moderator.cookie);
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toBe("image/jpeg");
    await db.workFile.createMany({ data: files });
    await db.settledFrame.createMany({ data: frames });
  });

  it("is not found by its maker, by others, by visitors who are signed out, or by a banned moderator", async () => {
    const stranger = await server.guest("St");
    const banned = await server.guest("Ba");
    const { db } = server.database;
    await db.user.update({ where: { id: banned.userId }, data: { role: "moderator" } });
    await db.personStanding.create({ data: { actor: banned.actor, bannedAt: new Date() } });
    for (const path of addresses)
      for (const cookie of ["", host.cookie, stranger.cookie, banned.cookie]) {
        const response = await get(path, cookie);
        expect(response.status, path).toBe(404);
        expect(response.headers.get("content-type"), path).not.toContain("image/");
      }
  });

  it("gives access to the room's past up to it, but not to later events or another size", async () => {
    expect((await get(later, moderator.cookie)).status).toBe(404);
    expect((await get(addresses[0]?.replace("/256", "/300") ?? "", moderator.cookie)).status).toBe(404);
    expect((await get("/api/moderation/works/0123456789abcdef/256", moderator.cookie)).status).toBe(404);
    expect((await get("/api/moderation/cases/none-such-1/frames/1", moderator.cookie)).status).toBe(404);
  });

  it("is no longer served to a moderator as soon as they are demoted", async () => {
    const { db } = server.database;
    const demoted = await server.guest("De");
    await db.user.update({ where: { id: demoted.userId }, data: { role: "moderator" } });
    expect((await get(addresses[0] ?? "", demoted.cookie)).status).toBe(200);
    await db.user.update({ where: { id: demoted.userId }, data: { role: "user" } });
    expect((await get(addresses[0] ?? "", demoted.cookie)).status).toBe(404);
  });
});
