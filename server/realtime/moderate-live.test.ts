import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { decisionOf } from "@/core/moderation/testing";
import { type HttpServerForTest, startHttpServer } from "@/server/testing/http-server";
import { LiveScene, pull } from "@/server/testing/live-scene";
import type { Guest } from "@/server/testing/room-server";

let server: HttpServerForTest;
let scene: LiveScene;
beforeAll(async () => {
  server = await startHttpServer({ isOverWire: true });
  scene = new LiveScene(server);
});
afterAll(() => server.close());

const told = async (who: Guest) =>
  (await scene.db.notification.findMany({ where: { actor: who.actor, kind: "decision" } })).map(
    ({ data }) => JSON.parse(data) as { words: string; rule?: string; facts: string },
  );
const decision = (more: object) =>
  decisionOf({ rule: "hate", facts: "Slurs in the chat, again and again.", ...more });
const entry = async (action: string, room: Parameters<LiveScene["audits"]>[1]) => {
  const [row] = (await scene.audits(action, room)).slice(-1);
  return (
    row && {
      actor: row.actor,
      before: JSON.parse(row.before ?? "null"),
      after: JSON.parse(row.after ?? "null"),
    }
  );
};

describe("M5: moderators freeze a room", () => {
  it("nobody can edit; the host sees why and cannot thaw it; moderators can", async () => {
    const { id, host, hostTab, anaTab } = await scene.peopled();
    const mo = await scene.withRole("Mo", "moderator");
    expect((await scene.act(mo, id, { kind: "freeze", rule: "hate" })).code).toBe("ok");
    await hostTab.hears("members", ({ status }) => status.frozen && status.frozenFor === "hate");
    for (const tab of [hostTab, anaTab])
      expect(await tab.edit(pull(1))).toMatchObject({ ok: false, error: "frozen_by_moderators" });
    for (const command of [
      { kind: "freeze", frozen: false },
      { kind: "restore", to: 0 },
    ] as const)
      expect(await hostTab.command(command)).toMatchObject({ ok: false, error: "frozen_by_moderators" });
    const wanted = {
      title: "Meanwhile",
      licence: "CC-BY-SA-4.0",
      description: "",
      tags: [],
      doNotTrain: false,
    };
    const published = await scene.tell(host, "work.publish", { room: id, seq: 0, ...wanted });
    expect(published.code).toBe("frozen_by_moderators");
    expect(await told(host)).toMatchObject([
      { words: expect.stringMatching(/frozen/), rule: "No hatred", facts: expect.stringMatching(/Slurs/) },
    ]);
    expect(await entry("room.freeze", id)).toMatchObject({
      actor: mo.actor,
      before: { frozen: false, rule: null },
      after: { kind: "freeze", rule: "hate", facts: expect.stringMatching(/Slurs/) },
    });
    // It outlives the room's leaving memory.
    await server.rooms.of(id).close({ code: "room_closed" });
    const again = await server.tab(host);
    expect(await again.join(id)).toMatchObject({ ok: true, status: { frozen: true, frozenFor: "hate" } });
    expect(await again.command({ kind: "freeze", frozen: false })).toMatchObject({
      error: "frozen_by_moderators",
    });
    expect((await scene.act(mo, id, { kind: "thaw" })).code).toBe("ok");
    expect((await again.edit(pull(1))).ok).toBe(true);
    expect(await entry("room.thaw", id)).toMatchObject({ before: { frozen: true, rule: "hate" } });
  });

  it("a moderator cannot lift a freeze that concerns themselves", async () => {
    const { id, host } = await scene.peopled();
    await scene.act(await scene.withRole("Mo", "moderator"), id, { kind: "freeze", rule: "hate" });
    await scene.db.user.update({
      where: { id: host.userId },
      data: { role: "moderator", isAnonymous: false },
    });
    expect((await scene.act(host, id, { kind: "thaw" })).code).toBe("own_cause");
  });

  it("a freeze needs a reason of at least ten characters", async () => {
    const { id } = await scene.peopled();
    const mo = await scene.withRole("Mo", "moderator");
    expect((await scene.act(mo, id, { kind: "freeze", rule: "hate" }, "bad")).code).toBe("malformed");
    expect((await scene.act(mo, id, { kind: "freeze" })).code).toBe("malformed");
    expect(await scene.audits("room.freeze", id)).toEqual([]);
  });
});

describe("M6: moderators remove a member", () => {
  it("who is out at once and told why; the host cannot let them in again, moderators can", async () => {
    const { id, slug, ana, hostTab, anaTab } = await scene.peopled();
    const mo = await scene.withRole("Mo", "moderator");
    const out = anaTab.hears("closed");
    expect((await scene.act(mo, id, { kind: "kick", member: ana.actor, rule: "harassment" })).code).toBe(
      "ok",
    );
    const words = expect.stringMatching(/^Moderators have removed you.*No hounding/);
    expect(await out).toMatchObject({ code: "kicked", words });
    expect(await (await server.tab(ana)).join(id)).toMatchObject({ ok: false, error: "kicked", words });
    await expect(server.enter(ana, slug)).rejects.toMatchObject({ code: "kicked", displayable: words });
    expect(await scene.ask(ana, "room.bySlug", { slug })).toMatchObject({ code: "kicked", words });
    expect(await hostTab.command({ kind: "readmit", member: ana.actor })).toMatchObject({
      error: "kicked_by_moderators",
    });
    expect(await entry("room.kick", id)).toMatchObject({
      actor: mo.actor,
      before: { role: "editor", removed: false },
      after: { kind: "kick", member: ana.actor, rule: "harassment" },
    });
    expect(await told(ana)).toMatchObject([{ words: expect.stringMatching(/removed you/) }]);
    const watching = await (await server.tab(mo)).watch(id);
    expect(watching.ok && watching.removed).toEqual([{ actor: ana.actor, name: "Ana", rule: "harassment" }]);
    expect((await scene.act(mo, id, { kind: "readmit", member: ana.actor })).code).toBe("ok");
    expect((await scene.ask(ana, "room.bySlug", { slug })).code).toBe("ok");
    await server.enter(ana, slug);
    expect((await (await server.tab(ana)).join(id)).ok).toBe(true);
  });
});

describe("M7: moderators set one member back", () => {
  it("the member's changes since a moment go, the others' stay, and the log names the instance as the author", async () => {
    const { id, ana, hostTab, anaTab } = await scene.peopled();
    const mo = await scene.withRole("Mo", "moderator");
    await hostTab.edit(pull(1));
    const good = await anaTab.edit(pull(2));
    const bad = await anaTab.edit(pull(6));
    if (!good.ok || !bad.ok) throw new Error("edits were refused");
    const tab = await server.tab(mo);
    await tab.watch(id);
    const { code } = await scene.act(mo, id, {
      kind: "revert",
      member: ana.actor,
      to: good.seq,
      rule: "hate",
    });
    expect(code).toBe("ok");
    await tab.hears("committed", ({ events }) => events.some(({ event }) => event.kind === "revert"));
    const room = await server.rooms.get(id);
    expect(Object.values(room.state.recipe.contributions)[0]).toMatchObject({ [ana.actor]: 2 });
    expect(Object.keys(Object.values(room.state.recipe.contributions)[0] ?? {})).toHaveLength(2);
    expect((await scene.log(id)).at(-1)).toMatchObject({ kind: "revert", actor: "instance" });
    const written = (await scene.log(id)).map(({ actor, payload }) => `${actor} ${payload}`);
    expect(written.join(" ")).not.toContain(mo.actor);
    expect(await entry("room.revert", id)).toMatchObject({
      actor: mo.actor,
      before: { moment: bad.seq },
      after: { kind: "revert", member: ana.actor, to: good.seq, moment: bad.seq + 1 },
    });
    expect(await told(ana)).toMatchObject([{ words: expect.stringMatching(/earlier moment/) }]);
  });
});

describe("M8: an act and its audit entry are one", () => {
  it("an act is undone when its audit entry cannot be written", async () => {
    const { id, hostTab } = await scene.peopled();
    const mo = await scene.withRole("Mo", "moderator");
    const room = await server.rooms.get(id);
    const kept = async () => [
      await scene.log(id),
      await scene.audits("room.freeze", id),
      await scene.db.moderationCase.findMany({ where: { subject: `room:${id}` } }),
    ];
    const before = await kept();
    await scene.db.$executeRawUnsafe(
      `CREATE TRIGGER audit_is_full BEFORE INSERT ON "AuditEntry" BEGIN SELECT RAISE(ABORT, 'the audit log is full'); END`,
    );
    const done = scene.act(mo, id, { kind: "freeze", rule: "hate" });
    await hostTab.hears("members", ({ status }) => status.storage === "unavailable");
    expect([await kept(), room.state.frozen]).toEqual([before, false]);
    await scene.db.$executeRawUnsafe("DROP TRIGGER audit_is_full");
    expect((await done).code).toBe("ok");
    expect(room.state.frozen).toBe(true);
    const [log, audits, cases] = await kept();
    expect([log?.length, audits?.length, cases?.length]).toEqual([(before[0]?.length ?? 0) + 1, 1, 1]);
  });
});

describe("M9: rooms are closed and people barred by decisions like any other", () => {
  it("closing the room sends everyone out, the moderator too, and its case keeps the reasons", async () => {
    const { id, host, hostTab, anaTab } = await scene.peopled();
    const mo = await scene.withRole("Mo", "moderator");
    const tab = await server.tab(mo);
    await tab.watch(id);
    const out = Promise.all([hostTab, anaTab, tab].map((each) => each.hears("closed")));
    const { code } = await scene.tell(mo, "moderation.decideOn", {
      subject: `room:${id}`,
      decision: decision({ content: "remove" }),
    });
    expect(code).toBe("ok");
    expect((await out).map((closed) => closed.code)).toEqual(["room_closed", "room_closed", "room_closed"]);
    expect(await told(host)).toMatchObject([{ rule: "No hatred" }]);
    expect(await tab.socket.connected).toBe(false);
    expect(await (await server.tab(mo)).watch(id)).toMatchObject({ ok: false, error: "room_closed" });
  });

  it("somebody banned while they drag is out at once, and gets no more answers", async () => {
    const { slug, ana, hostTab, anaTab } = await scene.peopled({ visibility: "private" });
    const admin = await scene.withRole("Ad", "admin");
    await hostTab.hears("settled");
    const frame = `${server.origin}${hostTab.heard.settled[0]?.url}`;
    expect((await fetch(frame, { headers: { cookie: ana.cookie } })).status).toBe(200);
    let dragging = true;
    void (async () => {
      for (let i = 1; dragging; i++) await anaTab.edit(pull((i % 50) / 10)).catch(() => {});
    })();
    await hostTab.hears("pending");
    const out = anaTab.hears("closed");
    const hungUp = new Promise<void>((resolve) => anaTab.socket.once("disconnect", () => resolve()));
    const began = performance.now();
    const decided = scene.tell(admin, "moderation.decideOn", {
      subject: `person:${ana.actor}`,
      decision: decision({ person: "ban" }),
    });
    expect(await out).toMatchObject({ code: "banned", words: expect.stringMatching(/No hatred.*Slurs/) });
    await hungUp;
    const took = performance.now() - began;
    dragging = false;
    process.stdout.write(`banned while dragging: out ${Math.round(took)} ms after the admin pressed\n`);
    expect((await decided).code).toBe("ok");
    const refused = server.connect(ana.cookie);
    const fault = await new Promise<Error & { data?: { code: string } }>((resolve) =>
      refused.on("connect_error", resolve),
    );
    expect(fault.data?.code).toBe("banned");
    expect((await scene.tell(ana, "room.enter", { slug })).code).toBe("banned");
    expect((await scene.tell(ana, "room.create", { title: "Mine", visibility: "public" })).code).toBe(
      "banned",
    );
    expect((await fetch(frame, { headers: { cookie: ana.cookie } })).status).toBe(404);
    expect((await hostTab.edit(pull(1))).ok).toBe(true);
    expect((await fetch(frame, { headers: { cookie: admin.cookie } })).status).toBe(404);
  });
});

describe("M10: the wall", () => {
  it("lists rooms with people in them, private ones too: reported ones first, then the most recently active", async () => {
    const quiet = await scene.peopled({ title: "Quiet", visibility: "private" });
    const busy = await scene.peopled({ title: "Busy" });
    await quiet.hostTab.hears("settled");
    await busy.anaTab.edit(pull(1));
    const empty = await server.room(quiet.host, { title: "Empty" });
    const mo = await scene.withRole("Mo", "moderator");
    const wall = async () => {
      const { data } = await scene.ask(mo, "moderation.live.wall", {});
      const all = data as { id: string; picture: { url: string; version: string } | null }[];
      return all.filter(({ id }) => [quiet.id, busy.id, empty.id].includes(id as never));
    };
    expect(await wall()).toMatchObject([
      { id: busy.id, title: "Busy", people: 2, visibility: "public", reports: 0, frozen: "no" },
      { id: quiet.id, title: "Quiet", visibility: "private", hostName: "Hana" },
    ]);
    await quiet.hostTab.say("chat", { text: "not nice" });
    const line = await scene.db.chatLine.findFirstOrThrow({ where: { room: quiet.id } });
    const report = { rule: "hate", text: "" };
    await scene.tell(quiet.ana, "moderation.report", { subject: `chat:${line.id}`, ...report });
    await scene.tell(quiet.ana, "moderation.report", { subject: `room:${quiet.id}`, ...report });
    await scene.tell(quiet.ana, "moderation.report", { subject: `person:${quiet.host.actor}`, ...report });
    const [first] = await wall();
    expect(first).toMatchObject({ id: quiet.id, reports: 2, reported: 1 });
    const picture = await fetch(`${server.origin}${first?.picture?.url}`, { headers: { cookie: mo.cookie } });
    expect([picture.status, picture.headers.get("content-type")]).toEqual([
      200,
      expect.stringMatching(/^image/),
    ]);
    // That a moderator looked is in the audit log, once an hour.
    expect(await scene.db.auditEntry.count({ where: { actor: mo.actor, action: "room.wall" } })).toBe(1);
  });
});
