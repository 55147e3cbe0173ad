import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { AppError, type Code } from "@/core/kernel/errors";
import type { ActorId, ClientId, ControlId, RoomId } from "@/core/kernel/ids/ids";
import type { EditMessage } from "@/core/room/protocol/messages";
import type { Db } from "@/prisma/client";
import { newTab } from "./calls";
import type { RoomNews } from "./news";
import type { Rooms } from "./rooms";

/** Rooms that nobody is in, and what their owners say. */
export type RoomsForTest = {
  rooms: Rooms;
  /** Everything that was said to those in rooms, oldest first. */
  news: { room: RoomId; news: RoomNews }[];
  /** Packed pictures that were sent. */
  frames: Uint8Array[];
  db: Db;
  person: (name: string) => Promise<ActorId>;
  /** A new room with this host. */
  room: (host: ActorId) => Promise<RoomId>;
  close: () => Promise<void>;
};

const WARMTH = "warmth" as ControlId;
const FACTS = "Slurs in the chat, again and again.";

/** What every adapter of rooms promises. */
export function roomsContract(name: string, make: () => Promise<RoomsForTest>): void {
  describe(`rooms through ${name}`, () => {
    let on: RoomsForTest;
    beforeEach(async () => {
      on = await make();
    });
    afterEach(() => on.close());

    const codeOf = (asked: Promise<unknown>): Promise<Code | "ok"> =>
      asked.then(
        () => "ok" as const,
        (error: unknown) => {
          if (error instanceof AppError) return error.code;
          throw error;
        },
      );
    const pull = (n: number, value: number): EditMessage => ({
      epoch: 0,
      base: n - 1,
      edits: [{ n, gesture: n, edit: { kind: "contribution", control: WARMTH, value } }],
    });
    const heard = <Kind extends RoomNews["kind"]>(kind: Kind) =>
      on.news.flatMap(({ news }) => (news.kind === kind ? [news as Extract<RoomNews, { kind: Kind }>] : []));

    /** A room with its host in it, by one tab. */
    async function hosted() {
      const host = await on.person("Hana");
      const id = await on.room(host);
      const room = on.rooms.of(id);
      const comes = async (actor: ActorId, name: string) => {
        const [tab, client] = [newTab(), `tab-${randomUUID()}` as ClientId];
        const person = { name, isGuest: false };
        const reply = await room.join({ tab, actor, person, message: { room: id, client } });
        return { tab, client, reply };
      };
      return { id, room, host, comes, ...(await comes(host, "Hana")) };
    }

    it("are opened by a request, never by creating a handle", async () => {
      const id = await on.room(await on.person("Hana"));
      const room = on.rooms.of(id);
      expect([room.id, await on.rooms.open([id]), await on.rooms.counts([id])]).toEqual([id, [], {}]);
      expect(await room.ready({})).toBeNull();
      expect(await on.rooms.open([id, "no-such-room" as RoomId])).toEqual([id]);
    });

    it("that do not exist, are closed or were deleted are answered with a code", async () => {
      const host = await on.person("Hana");
      const [closed, deleted] = [await on.room(host), await on.room(host)];
      const now = new Date();
      await on.db.room.update({ where: { id: closed }, data: { closedAt: now } });
      await on.db.room.update({ where: { id: deleted }, data: { closedAt: now, deletedAt: now } });
      const codes = ["no-such-room" as RoomId, closed, deleted].map((id) =>
        codeOf(on.rooms.of(id).state({})),
      );
      expect(await Promise.all(codes)).toEqual(["not_found", "room_closed", "gone"]);
    });

    it("let a member's tab in with the whole state, count people and not tabs, and let tabs go", async () => {
      const { id, room, host, tab, reply, comes } = await hosted();
      expect(reply).toMatchObject({
        room: id,
        seq: 0,
        me: host,
        role: "host",
        recipe: { seed: expect.any(Number) },
      });
      const again = await comes(host, "Hana");
      expect(await on.rooms.counts([id, "no-such-room" as RoomId])).toEqual({ [id]: 1 });
      expect(await on.rooms.peopled()).toMatchObject([{ id, people: [host], frozen: "no" }]);
      for (const one of [tab, again.tab, again.tab]) await room.leave({ tab: one });
      expect([await on.rooms.counts([id]), await on.rooms.peopled()]).toEqual([{}, []]);
      await expect
        .poll(() => heard("members").at(-1)?.message.members)
        .toMatchObject([{ actor: host, online: false }]);
    });

    it("refuse with the same code and the same words wherever they run", async () => {
      const { room, id, comes, tab } = await hosted();
      const ana = await on.person("Ana");
      expect(await codeOf(comes(ana, "Ana"))).toBe("forbidden");
      await room.admit({ actor: ana, role: "editor" });
      const mo = await on.person("Mo");
      const act = { kind: "kick", member: ana, rule: "harassment" } as const;
      await room.moderate({ act, by: { actor: mo, actors: [mo], isAdmin: true }, facts: FACTS });
      await expect(comes(ana, "Ana")).rejects.toMatchObject({
        code: "kicked",
        displayable: expect.stringMatching(/^Moderators have removed you.*No hounding/),
      });
      expect(await codeOf(room.decline({ tab, member: ana }))).toBe("not_found");
      expect(await codeOf(on.rooms.of(id).position({ control: "no-such" as ControlId }))).toBe(
        "unknown_control",
      );
    });

    it("take edits in the order of the requests, send them to all at once, and answer when they are on disk", async () => {
      const { id, room, tab, client, host } = await hosted();
      const acks = await Promise.all([1, 2, 3].map((n) => room.edit({ tab, message: pull(n, n) })));
      expect(acks).toMatchObject([1, 2, 3].map((n) => ({ ok: true, n, refused: [] })));
      expect(heard("pending").map(({ message, except }) => [message.edits[0]?.n, except])).toEqual(
        [1, 2, 3].map((n) => [n, client]),
      );
      expect(await on.db.roomEvent.count({ where: { room: id, kind: "edit" } })).toBeGreaterThan(0);
      expect((await room.state({})).recipe.contributions[WARMTH]).toEqual({ [host]: 3 });
      const last = heard("committed").at(-1)?.message;
      expect(last).toMatchObject({ seq: (await room.state({})).seq });
    });

    it("refuse a tab that has not joined, and are not opened by it (C8)", async () => {
      const id = await on.room(await on.person("Hana"));
      const [room, tab] = [on.rooms.of(id), newTab()];
      const nowhere = { cursor: null, grabbing: null, following: null, hidden: false };
      const asked = () => [
        room.edit({ tab, message: pull(1, 1) }),
        room.command({ tab, command: { kind: "undo" } }),
        room.chat({ tab, message: { text: "Hello" } }),
        room.react({ tab, message: { kind: "heart" } }),
        room.presence({ tab, message: nowhere }),
      ];
      expect(await Promise.all(asked().map(codeOf))).toEqual(Array(5).fill("room_moved"));
      expect([await room.leave({ tab }), await on.rooms.open([id])]).toEqual([null, []]);
      await room.ready({});
      expect(await Promise.all(asked().map(codeOf))).toEqual(Array(5).fill("room_moved"));
      expect(await on.db.roomEvent.count({ where: { room: id } })).toBe(1);
    });

    it("send members' chat and presence to the people in the room", async () => {
      const { room, tab, host, comes } = await hosted();
      const ana = await on.person("Ana");
      await room.admit({ actor: ana, role: "viewer" });
      const { tab: hers, client } = await comes(ana, "Ana");
      await room.chat({ tab, message: { text: "Hello" } });
      await room.react({ tab, message: { kind: "heart", x: 0.5 } });
      const hand = { cursor: { x: 0.25, y: 1 }, grabbing: "warmth", following: host, hidden: false };
      await room.presence({ tab: hers, message: hand });
      await room.leave({ tab: hers });
      expect(heard("chat").map(({ line }) => line)).toMatchObject([
        { actor: host, name: "Hana", text: "Hello" },
      ]);
      expect(heard("react")).toEqual([{ kind: "react", message: { kind: "heart", x: 0.5, actor: host } }]);
      expect(heard("presence")).toMatchObject([
        { presence: { ...hand, actor: ana, client }, must: false },
        { presence: { cursor: null, grabbing: null, client }, must: true },
      ]);
    });

    it("do commands for tabs, and let a viewer ask to edit", async () => {
      const { room, tab, comes } = await hosted();
      const ana = await on.person("Ana");
      await room.admit({ actor: ana, role: "viewer" });
      const { tab: hers } = await comes(ana, "Ana");
      expect(await codeOf(room.command({ tab: hers, command: { kind: "freeze", frozen: true } }))).toBe(
        "forbidden",
      );
      await room.ask({ tab: hers });
      await expect
        .poll(
          () =>
            heard("members")
              .at(-1)
              ?.message.members.find(({ actor }) => actor === ana)?.asks,
        )
        .toBe(true);
      const { seq } = await room.command({ tab, command: { kind: "role", member: ana, role: "editor" } });
      expect(await room.state({})).toMatchObject({ seq, roles: { [ana]: { role: "editor" } } });
    });

    it("that were archived refuse everything except leaving, and tell the people in them", async () => {
      const { room, tab } = await hosted();
      const ana = await on.person("Ana");
      await room.changed({ title: "Done", isArchived: true });
      await expect
        .poll(() => heard("members").at(-1)?.message.status)
        .toMatchObject({ title: "Done", archived: true });
      const codes = [
        room.edit({ tab, message: pull(1, 1) }),
        room.chat({ tab, message: { text: "Hello" } }),
        room.command({ tab, command: { kind: "undo" } }),
        room.admit({ actor: ana, role: "editor" }),
        room.command({ tab, command: { kind: "leave" } }),
      ].map(codeOf);
      expect(await Promise.all(codes)).toEqual([...Array(4).fill("archived"), "ok"]);
    });

    it("know people's roles, also of people who are not present", async () => {
      const { room, host } = await hosted();
      const [ana, ben, eve] = [await on.person("Ana"), await on.person("Ben"), await on.person("Eve")];
      expect(await room.admit({ actor: ana, role: "viewer" })).toEqual({ role: "viewer" });
      await room.admit({ actor: eve, role: "editor" });
      const mo = await on.person("Mo");
      const act = { kind: "kick", member: eve, rule: "hate" } as const;
      await room.moderate({ act, by: { actor: mo, actors: [mo], isAdmin: true }, facts: FACTS });
      expect(await room.places({ actors: [host, ana, ben, eve] })).toEqual({
        isArchived: false,
        roles: { [host]: "host", [ana]: "viewer" },
        removed: [{ actor: eve, rule: "hate" }],
      });
      await room.inherit({ from: host, to: ben });
      expect((await room.places({ actors: [host, ben] })).roles).toEqual({ [ben]: "host" });
      expect(await room.depart({ actor: eve, actors: [eve] })).toEqual({ outcome: "absent" });
      expect(await room.depart({ actor: ana, actors: [ana] })).toEqual({ outcome: "left" });
      expect(await room.depart({ actor: ben, actors: [ben, host] })).toEqual({ outcome: "alone" });
      expect((await room.places({ actors: [ben] })).roles).toEqual({ [ben]: "host" });
    });

    it("do what moderators decide and keep its case and its audit entry with it, and give back what they took", async () => {
      const { id, room, host, tab } = await hosted();
      const mo = await on.person("Mo");
      const by = { actor: mo, actors: [mo], isAdmin: false };
      const done = await room.moderate({ act: { kind: "freeze", rule: "hate" }, by, facts: FACTS });
      expect(done).toEqual({ seq: 1, case: expect.any(String) });
      const of = done.case ?? "";
      expect(await room.edit({ tab, message: pull(1, 1) })).toMatchObject({ error: "frozen_by_moderators" });
      expect(await on.db.auditEntry.count({ where: { action: "room.freeze", subject: `room:${id}` } })).toBe(
        1,
      );
      expect(await on.db.moderationCase.findUnique({ where: { id: of } })).toMatchObject({
        live: "stands",
        concerns: host,
      });
      expect(await on.rooms.peopled()).toMatchObject([{ id, frozen: "moderators" }]);
      const live = { kind: "freeze", room: id, seq: 1 } as const;
      expect(await room.lift({ live, case: of })).toEqual({ lifted: "all" });
      const lifts = { where: { case: of, kind: "lift" } };
      expect([await on.db.moderationEvent.count(lifts), (await room.state({})).frozen]).toEqual([1, false]);
      expect(await codeOf(room.lift({ live: { ...live, seq: 9 }, case: of }))).toBe("not_found");
      expect(await on.db.moderationEvent.count(lifts)).toBe(1);
    });

    it("do nothing for a moderator in their own cause, and keep nothing of it", async () => {
      const { id, room, host } = await hosted();
      const mo = await on.person("Mo");
      const by = (actor: ActorId) => ({ actor, actors: [actor], isAdmin: false });
      await room.moderate({ act: { kind: "freeze", rule: "hate" }, by: by(mo), facts: FACTS });
      expect(await codeOf(room.moderate({ act: { kind: "thaw" }, by: by(host), facts: FACTS }))).toBe(
        "own_cause",
      );
      expect((await room.state({})).frozen).toBe(true);
      expect(await on.db.auditEntry.count({ where: { action: "room.thaw", subject: `room:${id}` } })).toBe(0);
    });

    it("show everything to a moderator who watches, and log nothing of it", async () => {
      const { id, room, host } = await hosted();
      const seen = await room.watch({});
      expect(seen).toMatchObject({ room: id, removed: [], members: [{ actor: host, online: true }] });
      expect(await on.rooms.counts([id])).toEqual({ [id]: 1 });
    });

    it("have a picture for moderators while somebody is present, and know its position on controls", async () => {
      const { id, room, tab } = await hosted();
      await expect.poll(() => on.frames.length, { timeout: 20_000 }).toBeGreaterThan(0);
      await expect.poll(() => codeOf(room.position({ control: WARMTH })), { timeout: 20_000 }).toBe("ok");
      const moved = await room.edit({ tab, message: pull(1, 2) });
      expect(moved.ok).toBe(true);
      await expect.poll(() => heard("settled").at(-1)?.settled.seq, { timeout: 20_000 }).toBe(1);
      expect(await room.picture({})).toEqual({ kind: "settled", seq: 1 });
      expect((await on.rooms.peopled()).find((one) => one.id === id)?.picture).toEqual({
        kind: "settled",
        seq: 1,
      });
      await room.close({ code: "room_closed" });
      expect(await room.picture({})).toBeNull();
    });

    it("are closed once with a code and words, and open again for the next visitor", async () => {
      const { id, room, host, tab, comes } = await hosted();
      await room.edit({ tab, message: pull(1, 1) });
      for (let i = 0; i < 2; i++)
        await room.close({ code: "gone", words: "The host has deleted this room." });
      expect(heard("close")).toEqual([
        { kind: "close", code: "gone", words: "The host has deleted this room." },
      ]);
      expect([await on.rooms.open([id]), await on.rooms.counts([id])]).toEqual([[], {}]);
      expect(await codeOf(room.edit({ tab, message: pull(2, 2) }))).toBe("room_moved");
      const { reply } = await comes(host, "Hana");
      expect(reply.recipe?.contributions[WARMTH]).toEqual({ [host]: 1 });
    });
  });
}
