import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Decision } from "@/core/moderation/events";
import { subjectOf } from "@/core/moderation/subjects";
import { decisionOf } from "@/core/moderation/testing";
import { countReports } from "@/server/counters";
import { memoryLimits } from "@/server/infra/limits/memory-limits";
import { type HttpServerForTest, startHttpServer } from "@/server/testing/http-server";
import type { Guest } from "@/server/testing/room-server";
import { openCase } from "./decide-on";

let server: HttpServerForTest;
beforeAll(async () => {
  server = await startHttpServer();
});
afterAll(() => server?.close());
beforeEach(() => {
  server.services.limits.reports = countReports(memoryLimits());
});

const db = () => server.database.db;
const decision = decisionOf({ person: "warn" });

async function account(name: string, role: "user" | "moderator" | "admin" = "user"): Promise<Guest> {
  const email = `${randomUUID()}@example.org`;
  const cookie = await server.post("/sign-up/email", { email, password: "correct horse", name });
  const session = await server.sessionOf(cookie);
  if (!session) throw new Error("no session");
  await db().user.update({ where: { id: session.userId }, data: { role } });
  return { name, cookie, userId: session.userId, actor: session.actor };
}

type Said = { code: string; words: string; data: unknown };
/** Asks over HTTP with the session that somebody has open. */
async function ask(by: Guest, path: string, input?: object, from = "203.0.113.5"): Promise<Said> {
  const isQuery = ["queue", "get", "overview"].includes(path.split(".").at(-1) ?? "");
  const query = isQuery ? `?input=${encodeURIComponent(JSON.stringify(input ?? {}))}` : "";
  const response = await fetch(`${server.origin}/api/trpc/${path}${query}`, {
    headers: {
      cookie: by.cookie,
      origin: server.origin,
      "content-type": "application/json",
      "x-forwarded-for": from,
    },
    ...(isQuery ? {} : { method: "POST", body: JSON.stringify(input ?? {}) }),
  });
  const said = await response.json();
  return { code: said.error?.data.app ?? "ok", words: said.error?.message ?? "", data: said.result?.data };
}

/** An open case about somebody, by a moderator who is nobody here. */
async function caseAbout(person: Guest): Promise<{ case: string; version: number }> {
  const actor = randomUUID() as Guest["actor"];
  const by = { actor, actors: [actor], moderates: true, isAdmin: false };
  return openCase(server.services.moderation, by, subjectOf("person", person.actor), "Look.");
}

describe("two moderators who act on one case at once", () => {
  it("the first wins; the second is told who acted, and sees the decision", async () => {
    const [ada, bea] = [await account("Ada", "moderator"), await account("Bea", "moderator")];
    const found = await caseAbout(await account("Mal"));
    const decide = (by: Guest, person: Decision["person"]) =>
      ask(by, "moderation.act", { ...found, body: { kind: "decide", decision: { ...decision, person } } });
    const said = await Promise.all([decide(ada, "warn"), decide(bea, "none")]);
    expect(said.map(({ code }) => code).sort()).toEqual(["conflict", "ok"]);
    const [winner, loser] = said[0]?.code === "ok" ? [ada, bea] : [bea, ada];
    expect(said.find(({ code }) => code === "conflict")?.words).toContain(`${winner.name} decided it`);
    const { data } = await ask(loser, "moderation.get", { case: found.case });
    expect(data).toMatchObject({
      version: 2,
      decision: { byName: winner.name, person: winner === ada ? "warn" : "none" },
    });
  });
});

describe("somebody who loses a role or is banned while they use it", () => {
  const tries = (by: Guest, found: object) =>
    Promise.all([
      ask(by, "moderation.queue"),
      ask(by, "moderation.act", { ...found, body: { kind: "claim" } }),
      ask(by, "admin.overview"),
      ask(by, "admin.people.setRole", { userId: by.userId, role: "admin" }),
    ]);
  const codes = async (by: Guest, found: object) => (await tries(by, found)).map(({ code }) => code);
  const file = (by: Guest, path: string) =>
    fetch(`${server.origin}/api/admin/${path}`, { headers: { cookie: by.cookie } });

  it("loses a moderator's powers with their next request, in the session they have open", async () => {
    const [root, mo] = [await account("Root", "admin"), await account("Mo", "moderator")];
    const found = await caseAbout(await account("Mal"));
    expect((await ask(mo, "moderation.queue")).code).toBe("ok");
    expect((await ask(root, "admin.people.setRole", { userId: mo.userId, role: "user" })).code).toBe("ok");
    expect(await codes(mo, found)).toEqual(Array(4).fill("not_found"));
    expect((await db().moderationCase.findUnique({ where: { id: found.case } }))?.version).toBe(1);
  });

  it("loses every power of an admin", async () => {
    const [root, ex] = [await account("Root", "admin"), await account("Ex", "admin")];
    const found = await caseAbout(await account("Mal"));
    expect((await file(ex, "audit.csv")).status).toBe(200);
    expect((await ask(root, "admin.people.setRole", { userId: ex.userId, role: "user" })).code).toBe("ok");
    expect(await codes(ex, found)).toEqual(Array(4).fill("not_found"));
    for (const path of ["audit.csv", "backup.tar.gz"]) expect((await file(ex, path)).status, path).toBe(404);
    expect((await db().user.findUnique({ where: { id: ex.userId } }))?.role).toBe("user");
  });

  it("is out of every room before the admin gets an answer, and can do nothing afterwards", async () => {
    const [root, mo] = [await account("Root", "admin"), await account("Mo", "moderator")];
    const found = await caseAbout(await account("Mal"));
    const { id, slug } = await server.room(await account("Hana"));
    await server.enter(mo, slug);
    const tab = await server.tab(mo);
    expect((await tab.join(id)).ok).toBe(true);
    const ban = { subject: subjectOf("person", mo.actor), decision: { ...decision, person: "ban" } };
    const room = await server.rooms.get(id);
    expect((await ask(root, "moderation.decideOn", ban)).code).toBe("ok");
    expect(room.people.has(mo.actor)).toBe(false);
    expect((await tab.hears("closed")).code).toBe("banned");
    expect(await codes(mo, found)).toEqual(Array(4).fill("banned"));
    for (const path of ["audit.csv", "backup.tar.gz"]) expect((await file(mo, path)).status, path).toBe(404);
  });
});

describe("a flood of reports", () => {
  const report = (by: Guest, of: Guest, from?: string) =>
    ask(by, "moderation.report", { subject: subjectOf("person", of.actor), rule: "spam", text: "!" }, from);
  const versionOf = async (of: Guest) =>
    db().moderationEvent.count({ where: { subject: subjectOf("person", of.actor) } });

  it("from one account is cut off at ten an hour, from one guest at three", async () => {
    for (const [by, most] of [
      [await account("Flo"), 10],
      [await server.guest("Gus"), 3],
    ] as const) {
      for (let i = 0; i < most; i++) expect((await report(by, await server.guest("Vic"))).code).toBe("ok");
      expect((await report(by, await server.guest("Vic"))).code).toBe("too_frequent");
    }
  });

  it("from one network is cut off at thirty an hour, however many guests send it; others go on", async () => {
    const vic = await server.guest("Vic");
    const guests = await Promise.all(Array.from({ length: 31 }, (_, i) => server.guest(`G${i}`)));
    // Addresses of one household: the first 64 bits are the same.
    const from = (i: number) => `2001:db8:1:2::${i.toString(16)}`;
    const codes = [];
    for (const [i, guest] of guests.entries()) codes.push((await report(guest, vic, from(i + 1))).code);
    expect(codes.filter((code) => code === "ok")).toHaveLength(30);
    expect(codes.at(-1)).toBe("too_frequent");
    expect((await report(await server.guest("Else"), vic, "2001:db8:1:3::1")).code).toBe("ok");
    // All of it is one case, which weighs them and hides nothing.
    const cases = await db().moderationCase.findMany({ where: { subject: subjectOf("person", vic.actor) } });
    expect(cases).toMatchObject([{ state: "open", version: 31, reports: 31 }]);
  });

  it("from one person about one subject counts as one report", async () => {
    const [by, vic] = [await account("Flo"), await server.guest("Vic")];
    const said = await Promise.all(Array.from({ length: 6 }, () => report(by, vic)));
    expect(said.map(({ code }) => code)).toEqual(Array(6).fill("ok"));
    expect(await versionOf(vic)).toBe(1);
  });
});
