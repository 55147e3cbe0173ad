import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { RoomId } from "@/core/kernel/ids/ids";
import { unpackFrame } from "@/core/room/protocol/frame";
import { ROOM_LIMITS } from "@/core/room/protocol/limits";
import { setStanding } from "@/server/domain/identity/standing";
import { newTab } from "@/server/domain/room/port/calls";
import { type HttpServerForTest, startHttpServer } from "@/server/testing/http-server";
import { LiveScene, pull } from "@/server/testing/live-scene";
import { type Guest, startRoomServer } from "@/server/testing/room-server";

let server: HttpServerForTest;
let scene: LiveScene;
beforeAll(async () => {
  server = await startHttpServer();
  scene = new LiveScene(server);
});
afterAll(() => server.close());

describe("M1: a moderator who watches unseen", () => {
  it.each(["public", "private"] as const)(
    "into a %s room, and is shown all that a member is",
    async (visibility) => {
      const { id, hostTab, anaTab, ana } = await scene.peopled({ visibility });
      const mo = await scene.withRole("Mo", "moderator");
      await hostTab.say("chat", { text: "before" });
      const tab = await server.tab(mo);
      const reply = await tab.watch(id);
      expect(reply).toMatchObject({ ok: true, room: id, chat: [{ text: "before" }] });
      expect(reply.ok && reply.members.map((m) => m.name).sort()).toEqual(["Ana", "Hana"]);
      await hostTab.say("chat", { text: "after" });
      await tab.hears("chat", ({ text }) => text === "after");
      await anaTab.edit(pull(1));
      await tab.hears("pending", ({ edits }) => edits.some((e) => e.actor === ana.actor));
      await tab.hears("committed", ({ events }) => events.some(({ event }) => event.actor === ana.actor));
      await tab.hears("frame");
      await tab.hears("settled");
      anaTab.socket.emit("presence", {
        cursor: { x: 0.5, y: 0.5 },
        grabbing: null,
        following: null,
        hidden: false,
      });
      await tab.hears("presence", (presence) => presence.actor === ana.actor);
    },
  );

  it("is in no list, count, announcement or log, and nobody in the room is sent anything", async () => {
    const { id, slug, hostTab, anaTab } = await scene.peopled();
    // What coming in made the room say has been said.
    await hostTab.say("chat", { text: "quiet" });
    await hostTab.hears("settled");
    await anaTab.hears("chat");
    const heard = () =>
      JSON.stringify(
        [hostTab, anaTab].map(({ heard }) => [heard.members, heard.presence, heard.committed, heard.pending]),
      );
    const [before, events] = [heard(), await scene.log(id)];
    const mo = await scene.withRole("Mo", "moderator");
    const tab = await server.tab(mo);
    expect((await tab.watch(id)).ok).toBe(true);
    expect(await server.rooms.counts([id])).toEqual({ [id]: 2 });
    const listed = await scene.ask(null, "room.list", {});
    expect(JSON.stringify(listed.data)).toContain(`"slug":"${slug}"`);
    expect(
      (listed.data as unknown as { rooms: { slug: string; online: number }[] }).rooms.find(
        (r) => r.slug === slug,
      ),
    ).toMatchObject({ online: 2, members: 2 });
    expect(await scene.db.roomMember.count({ where: { room: id, actor: mo.actor } })).toBe(0);
    // A message that everybody gets: had the entry said anything, it would have come before.
    await hostTab.say("chat", { text: "still quiet" });
    await anaTab.hears("chat", ({ text }) => text === "still quiet");
    expect(heard()).toBe(before);
    expect(await scene.log(id)).toEqual(events);
    tab.socket.disconnect();
    await hostTab.say("chat", { text: "and after" });
    await anaTab.hears("chat", ({ text }) => text === "and after");
    expect(heard()).toBe(before);
  });

  it("cannot chat, edit, point or command", async () => {
    const { id } = await scene.peopled();
    const tab = await server.tab(await scene.withRole("Mo", "moderator"));
    await tab.watch(id);
    for (const [kind, message] of [
      ["edit", { epoch: 0, base: 0, edits: [{ n: 1, gesture: 1, edit: pull(1) }] }],
      ["chat", { text: "hello" }],
      ["react", { kind: "heart" }],
      ["presence", { cursor: null, grabbing: null, following: null, hidden: false }],
      ["command", { kind: "freeze", frozen: true }],
    ] as const)
      expect(await tab.say(kind, message)).toMatchObject({ ok: false, error: "forbidden" });
  });

  it("takes nobody's place: a full room lets them watch and counts nobody more", async () => {
    const { id, slug } = await scene.peopled();
    const room = await server.rooms.get(id);
    const places = ROOM_LIMITS.members - 3;
    for (let i = 0; i < places; i++) {
      const actor = `filler-${slug}-${i}` as Guest["actor"];
      await room.admit(actor, "editor");
      await room.join({
        tab: newTab(),
        actor,
        person: { name: `F${i}`, isGuest: true },
        message: { room: id, client: `filler-${i}` as never },
      });
    }
    const tabs = await Promise.all(
      [1, 2].map(async () => server.tab(await scene.withRole("Mo", "moderator"))),
    );
    for (const tab of tabs) expect((await tab.watch(id)).ok).toBe(true);
    const last = await server.guest("Last");
    await server.enter(last, slug);
    expect((await (await server.tab(last)).join(id)).ok).toBe(true);
    const beyond = await server.guest("Beyond");
    await server.enter(beyond, slug);
    expect(await (await server.tab(beyond)).join(id)).toMatchObject({ error: "room_full" });
  });
});

describe("M2: every unseen entry is in the audit log", () => {
  it("each entry says who watched which room and when", async () => {
    const { id } = await scene.peopled({ title: "Secret garden", visibility: "private" });
    const mo = await scene.withRole("Mo", "moderator");
    const tab = await server.tab(mo);
    await tab.watch(id);
    await tab.watch(id);
    const entries = await scene.audits("room.watch", id);
    expect(entries.map(({ actor }) => actor)).toEqual([mo.actor, mo.actor]);
    expect(JSON.parse(entries[0]?.after ?? "")).toMatchObject({
      title: "Secret garden",
      visibility: "private",
    });
    expect(Math.abs((entries[0]?.at.getTime() ?? 0) - Date.now())).toBeLessThan(60_000);
  });

  it("past pictures of a private room are shown only to a moderator who has an entry", async () => {
    const { id, hostTab } = await scene.peopled({ visibility: "private" });
    await hostTab.hears("settled");
    const mo = await scene.withRole("Mo", "moderator");
    expect((await scene.ask(mo, "moderation.live.moments", { room: id })).code).toBe("forbidden");
    await (await server.tab(mo)).watch(id);
    const { code, data } = await scene.ask(mo, "moderation.live.moments", { room: id });
    expect(code).toBe("ok");
    const { moments } = data as unknown as { moments: { url: string }[] };
    const url = `${server.origin}${moments[0]?.url}`;
    expect((await fetch(url, { headers: { cookie: mo.cookie } })).status).toBe(200);
    for (const other of [null, await scene.withRole("Ma", "moderator"), await server.guest("G")])
      expect([403, 404]).toContain((await fetch(url, { headers: { cookie: other?.cookie ?? "" } })).status);
  });
});

describe("M3: nobody else may watch", () => {
  it("a guest, host or member gets not_found, a banned moderator is refused, and nothing is written down", async () => {
    const { id, host, ana } = await scene.peopled();
    const guest = await server.guest("Gus");
    for (const person of [guest, host, ana]) {
      const tab = await server.tab(person);
      expect(await tab.watch(id)).toMatchObject({ ok: false, error: "not_found" });
      expect(await tab.watch("no-such-room" as RoomId)).toMatchObject({ ok: false, error: "not_found" });
      expect((await scene.ask(person, "moderation.live.wall", {})).code).toBe("not_found");
      expect((await scene.act(person, id, { kind: "freeze", rule: "hate" })).code).toBe("not_found");
    }
    expect((await scene.act(null, id, { kind: "freeze", rule: "hate" })).code).toBe("signed_out");
    const banned = await scene.withRole("Bad", "moderator");
    const tab = await server.tab(banned);
    await setStanding(scene.db, banned.actor, { bannedAt: Date.now(), bannedUntil: null });
    // Refused, or out already: the door looks once more at who has just come through.
    expect(
      await tab.watch(id).then(
        (reply) => reply.ok,
        () => false,
      ),
    ).toBe(false);
    expect((await scene.act(banned, id, { kind: "freeze", rule: "hate" })).code).toBe("banned");
    const picture = `${server.origin}/api/moderation/rooms/${id}/picture`;
    for (const cookie of ["", guest.cookie, host.cookie, banned.cookie])
      expect((await fetch(picture, { headers: { cookie } })).status).toBe(404);
    expect(await scene.audits("room.watch", id)).toEqual([]);
    expect((await server.rooms.get(id)).state.frozen).toBe(false);
  });

  it("a moderator who is demoted while watching is disconnected at once, and cannot return", async () => {
    const { id, hostTab } = await scene.peopled();
    const [root, mo] = [await scene.withRole("Root", "admin"), await scene.withRole("Mo", "moderator")];
    const tab = await server.tab(mo);
    expect((await tab.watch(id)).ok).toBe(true);
    const began = performance.now();
    const demoted = scene.tell(root, "admin.people.setRole", { userId: mo.userId, role: "user" });
    expect(await tab.hears("closed")).toMatchObject({
      code: "forbidden",
      words: expect.stringMatching(/not a moderator/),
    });
    process.stdout.write(`demoted moderator out after ${Math.round(performance.now() - began)} ms\n`);
    expect((await demoted).code).toBe("ok");
    const said = tab.heard.chat.length;
    await hostTab.say("chat", { text: "alone again" });
    expect(tab.heard.chat.length).toBe(said);
    const again = await server.tab(mo);
    expect(await again.watch(id)).toMatchObject({ ok: false, error: "not_found" });
    expect((await scene.act(mo, id, { kind: "freeze", rule: "hate" })).code).toBe("not_found");
  });

  it("what this server did not hear of ends connections by the next check of sessions: a demoted moderator's, and whose session is gone", async () => {
    const other = await startRoomServer({ recheckMs: 50 });
    try {
      const [host, mo] = [await other.guest("Hana"), await other.guest("Mo")];
      const { id } = await other.room(host);
      const role = (role: string) =>
        other.database.db.user.update({ where: { id: mo.userId }, data: { role } });
      await role("moderator");
      const tab = await other.tab(mo);
      expect((await tab.watch(id)).ok).toBe(true);
      await role("user");
      expect(await tab.hears("closed")).toMatchObject({ code: "forbidden" });
      // As anybody they may still connect.
      expect((await (await other.tab(mo)).say("join", { room: id, client: "c" })).ok).toBe(false);
      const [stays, goes] = [await other.tab(host), await other.tab(mo)];
      await other.database.db.session.deleteMany({ where: { userId: mo.userId } });
      expect(await goes.hears("closed")).toMatchObject({ code: "signed_out" });
      expect((await stays.join(id)).ok).toBe(true);
    } finally {
      await other.close();
    }
  });

  it("a moderator who is banned or signed out while watching is disconnected", async () => {
    const { id } = await scene.peopled();
    const mo = await scene.withRole("Mo", "moderator");
    const tab = await server.tab(mo);
    await tab.watch(id);
    await server.realtime.endConnections(mo.actor, "signed_out");
    expect(await tab.hears("closed")).toMatchObject({ code: "signed_out" });
  });
});

describe("M4: watching does not change a room", () => {
  it("a socket that joins leaves its watch, and one that watches leaves its room", async () => {
    const { id, hostTab } = await scene.peopled();
    const mo = await scene.withRole("Mo", "moderator");
    const other = await server.room(mo);
    const tab = await server.tab(mo);
    expect((await tab.join(other.id)).ok).toBe(true);
    expect((await tab.watch(id)).ok).toBe(true);
    expect(await server.rooms.counts([other.id])).toEqual({});
    expect((await tab.join(other.id)).ok).toBe(true);
    await hostTab.say("chat", { text: "unheard" });
    expect(await tab.say("chat", { text: "own" })).toMatchObject({ ok: true });
    expect(tab.heard.chat.map(({ text }) => text)).toEqual(["own"]);
  });

  it("watching a sleeping room writes nothing into its log, even when its model was replaced meanwhile", async () => {
    const host = await server.guest("Hana");
    const { id } = await server.room(host);
    const model = server.deps.models.get("fields");
    if (!model) throw new Error("no model");
    const events = await scene.log(id);
    const models = server.deps.models as Map<string, typeof model>;
    models.set("fields", { ...model, hash: "f".repeat(64) as never });
    try {
      const tab = await server.tab(await scene.withRole("Mo", "moderator"));
      expect((await tab.watch(id)).ok).toBe(true);
      expect(await scene.log(id)).toEqual(events);
      await server.rooms.get(id);
      expect(await scene.log(id)).toHaveLength(events.length + 1);
    } finally {
      models.set("fields", model);
      await server.rooms.of(id).close({ code: "room_closed" });
    }
  });

  it("nothing is rendered for a watcher: while all tabs are hidden, no frame comes", async () => {
    const { id, hostTab, anaTab } = await scene.peopled();
    // The picture of now: those of earlier moments may still be on their way when the first is there.
    const now = await scene.log(id).then((events) => events.at(-1)?.seq);
    await hostTab.hears("settled", ({ seq }) => seq === now);
    const hidden = { cursor: null, grabbing: null, following: null, hidden: true };
    for (const tab of [hostTab, anaTab])
      expect(await tab.say("presence", hidden)).toMatchObject({ ok: true });
    const tab = await server.tab(await scene.withRole("Mo", "moderator"));
    await tab.watch(id);
    for (const value of [2, 3]) expect((await anaTab.edit(pull(value))).ok).toBe(true);
    const last = await scene.log(id).then((events) => events.at(-1)?.seq ?? 0);
    await anaTab.say("presence", { ...hidden, hidden: false });
    await tab.hears("settled");
    const seen = tab.heard.frame.map((packed) => unpackFrame(new Uint8Array(packed)).header.seq);
    expect([...seen, ...tab.heard.settled.map(({ seq }) => seq)].every((seq) => seq === last)).toBe(true);
  });
});
