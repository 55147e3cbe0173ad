import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ControlId, RoomId } from "@/core/kernel/ids/ids";
import { inheritRooms } from "@/server/domain/room/entry/inherit-rooms";
import { memberRole, requireSight } from "@/server/domain/room/require";
import { readState } from "@/server/domain/room/store";
import { type RoomServerForTest, startRoomServer } from "@/server/testing/room-server";
import { two as twoIn } from "@/server/testing/two";

const TILT = "tilt" as ControlId;
const pull = (value: number) => ({ kind: "contribution" as const, control: TILT, value });

let server: RoomServerForTest;
beforeAll(async () => {
  server = await startRoomServer();
});
afterAll(() => server.close());

const two = () => twoIn(server);

describe("S: connecting", () => {
  it("S1: without a session, or from another origin, nobody gets in", async () => {
    const nobody = server.connect(undefined);
    const refusal = await new Promise<Error>((resolve) => nobody.on("connect_error", resolve));
    expect((refusal as Error & { data?: { code: string } }).data?.code).toBe("signed_out");
    const ana = await server.guest("Ana");
    const elsewhere = server.connect(ana.cookie, "https://evil.example");
    await new Promise((resolve) => elsewhere.on("connect_error", resolve));
    expect(elsewhere.connected).toBe(false);
  });

  it.each<[string, "edit" | "chat" | "join" | "command" | "react", unknown, string]>([
    ["no object", "edit", "edit", "malformed"],
    [
      "an unknown kind of edit",
      "edit",
      { epoch: 0, base: 0, edits: [{ n: 1, gesture: 0, edit: { kind: "explode" } }] },
      "malformed",
    ],
    [
      "a number that is none",
      "edit",
      { epoch: 0, base: 0, edits: [{ n: 1, gesture: 0, edit: { kind: "seed", value: "NaN" } }] },
      "malformed",
    ],
    [
      "more sigmas than there are",
      "edit",
      {
        epoch: 0,
        base: 0,
        edits: [{ n: 1, gesture: 0, edit: { kind: "contribution", control: "tilt", value: 99 } }],
      },
      "out_of_range",
    ],
    ["an empty batch", "edit", { epoch: 0, base: 0, edits: [] }, "out_of_range"],
    [
      "a control that is not there",
      "edit",
      {
        epoch: 0,
        base: 0,
        edits: [{ n: 1, gesture: 0, edit: { kind: "contribution", control: "nothing", value: 1 } }],
      },
      "unknown_control",
    ],
    ["chat of 501 characters", "chat", { text: "x".repeat(501) }, "out_of_range"],
    ["chat of nothing", "chat", { text: "\u200B" }, "malformed"],
    ["a reaction that does not exist", "react", { kind: "grin" }, "malformed"],
    ["a command that does not exist", "command", { kind: "shutdown" }, "malformed"],
    ["a moment that is not there", "command", { kind: "restore", to: 10_000 }, "out_of_range"],
    ["a room that is not there", "join", { room: "no-such-room", client: "c" }, "not_found"],
  ])("S2: %s gets its code, and the room goes on", async (_what, kind, message, code) => {
    const { hostTab, anaTab, id } = await two();
    expect(await hostTab.say(kind, message)).toMatchObject({ ok: false, error: code });
    if (kind === "join") expect((await hostTab.join(id)).ok).toBe(true);
    expect((await anaTab.edit(pull(1))).ok).toBe(true);
    await hostTab.hears("committed");
  });

  it("S2: a message over 64 KiB ends the connection, not the room", async () => {
    const { hostTab, anaTab } = await two();
    hostTab.socket.emit("chat", { text: "x".repeat(100_000) }, () => {});
    await new Promise((resolve) => hostTab.socket.on("disconnect", resolve));
    expect((await anaTab.edit(pull(1))).ok).toBe(true);
  });

  it("S3: a person's sockets can be ended at once", async () => {
    const { ana, anaTab, hostTab } = await two();
    await server.realtime.endConnections(ana.actor, "banned");
    expect(await anaTab.hears("closed")).toMatchObject({ code: "banned" });
    await hostTab.hears("members", ({ members }) => members.every((m) => m.actor !== ana.actor || !m.online));
  });

  it("S4: a flood is closed with its code", async () => {
    const { hostTab, anaTab } = await two();
    for (let i = 0; i < 3_000; i++) hostTab.socket.emit("react", { kind: "heart" }, () => {});
    expect(await hostTab.hears("closed")).toMatchObject({ code: "flooding" });
    expect((await anaTab.edit(pull(1))).ok).toBe(true);
  });
});

describe("J: joining", () => {
  it("J1: strangers and removed members cannot join, even with the room's id", async () => {
    const { id, ana, hostTab } = await two();
    const stranger = await server.tab(await server.guest("Stranger"));
    expect(await stranger.join(id)).toMatchObject({ ok: false, error: "forbidden" });
    expect(await stranger.edit(pull(1))).toMatchObject({ ok: false, error: "forbidden" });
    const host = await server.guest("Hana");
    const { id: hidden } = await server.room(host, { visibility: "private" });
    const toHidden = await stranger.join(hidden);
    expect(toHidden).toMatchObject({ ok: false, error: "not_found" });
    expect(await stranger.join("nowhere" as RoomId)).toEqual(toHidden);
    await server.database.db.room.update({ where: { id: hidden }, data: { closedAt: new Date() } });
    expect(await stranger.join(hidden)).toEqual(toHidden);
    await hostTab.command({ kind: "kick", member: ana.actor });
    expect(await (await server.tab(ana)).join(id)).toMatchObject({ ok: false, error: "kicked" });
  });

  it("J2: a late member gets the committed state and the chat, and hears what follows", async () => {
    const { id, slug, hostTab } = await two();
    await hostTab.edit(pull(2));
    await hostTab.say("chat", { text: "hello\u202E there" });
    const cleo = await server.guest("Cleo");
    await server.enter(cleo, slug);
    const late = await server.tab(cleo);
    const reply = await late.join(id);
    if (!reply.ok) throw new Error(reply.error);
    expect(Object.values(reply.recipe?.contributions[TILT] ?? {})).toEqual([2]);
    expect(reply.chat.at(-1)).toMatchObject({ text: "hello there", name: "Hana" });
    await hostTab.edit(pull(3));
    await late.hears("committed", ({ seq }) => seq > reply.seq);
  });

  it("J3: a member who returns soon gets only the events since", async () => {
    const { id, anaTab, ana, hostTab } = await two();
    const before = await anaTab.join(id);
    if (!before.ok) throw new Error(before.error);
    anaTab.socket.disconnect();
    await hostTab.edit(pull(1.5));
    const back = await (await server.tab(ana)).join(id, {
      boot: before.boot,
      epoch: before.epoch,
      seq: before.seq,
    });
    if (!back.ok) throw new Error(back.error);
    expect(back.recipe).toBeUndefined();
    expect(back.tail?.map(({ event }) => event.kind)).toContain("edit");
  });
});

describe("rooms that are not open to all", () => {
  it("a private room is joined by invite only; a revoked invite or one to another room does not work", async () => {
    const { createInvite, listInvites, revokeInvite } = await import("@/server/domain/room/entry/invites");
    const host = await server.guest("Hana");
    const { id, slug } = await server.room(host, { visibility: "private" });
    const other = await server.room(host, { visibility: "private" });
    const ed = await server.guest("Ed");
    await expect(server.enter(ed, slug)).rejects.toMatchObject({ code: "invite_needed" });
    await expect(requireSight(server.deps, id, ed.actor)).rejects.toMatchObject({ code: "not_found" });
    await expect(createInvite(server.deps, ed.actor, { room: id, role: "editor" })).rejects.toMatchObject({
      code: "not_found",
    });
    const { token } = await createInvite(server.deps, host.actor, { room: id, role: "editor" });
    await expect(server.enter(ed, other.slug, { invite: token })).rejects.toMatchObject({
      code: "invite_invalid",
    });
    const [invite] = await listInvites(server.deps, host.actor, id);
    await expect(revokeInvite(server.deps, ed.actor, invite?.id ?? "")).rejects.toMatchObject({
      code: "not_found",
    });
    expect(await server.enter(ed, slug, { invite: token })).toMatchObject({ role: "editor" });
    await revokeInvite(server.deps, host.actor, invite?.id ?? "");
    await expect(server.enter(await server.guest("Late"), slug, { invite: token })).rejects.toMatchObject({
      code: "invite_invalid",
    });
    await expect(requireSight(server.deps, id, ed.actor)).resolves.toBeUndefined();
  });

  it("a room opens with its password, not with a wrong one", async () => {
    const host = await server.guest("Hana");
    const { slug } = await server.room(host, { visibility: "unlisted", password: "open sesame" });
    const ana = await server.guest("Ana");
    await expect(server.enter(ana, slug)).rejects.toMatchObject({ code: "wrong_password" });
    await expect(server.enter(ana, slug, { password: "open" })).rejects.toMatchObject({
      code: "wrong_password",
    });
    expect(await server.enter(ana, slug, { password: "open sesame" })).toMatchObject({ role: "editor" });
  });
});

describe("a guest who turns out to have an account", () => {
  it("keeps under the account the roles they had as a guest, host included", async () => {
    const { id, host, ana } = await two();
    const [account, other] = [await server.guest("Hana at home"), await server.guest("Ana at home")];
    await inheritRooms(server.deps, server.rooms, { from: ana.actor, to: other.actor });
    await inheritRooms(server.deps, server.rooms, { from: host.actor, to: account.actor });
    const state = await readState(server.database.db, id);
    expect(Object.fromEntries(Object.entries(state?.roles ?? {}).map(([a, r]) => [a, r?.role]))).toEqual({
      [other.actor]: "editor",
      [account.actor]: "host",
    });
    expect(await memberRole(server.deps, id, account.actor)).toBe("host");
  });
});
