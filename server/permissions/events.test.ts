import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ControlId, RoomId } from "@/core/kernel/ids/ids";
import { CommandMessage } from "@/core/room/protocol/messages";
import { COMMANDS } from "@/core/room/rules/permissions";
import { setStanding } from "@/server/domain/identity/standing";
import { SOCKET_EVENTS } from "@/server/realtime/connection";
import { type Guest, type RoomServerForTest, startRoomServer } from "@/server/testing/room-server";
import type { Tab } from "@/server/testing/tab";
import { EVENTS, ROOM_ROLE_IDS, type RoomRole, type SocketEvent } from "./events";
import type { Answer } from "./roles";

const TILT = "tilt" as ControlId;
const MEMBERS = ["host", "user", "viewer", "muted"] as const;
/** Those who have a socket. */
const CONNECTED = ROOM_ROLE_IDS.filter((role) => role !== "out" && role !== "banned");

let server: RoomServerForTest;
let den: RoomId;
const people = {} as Record<Exclude<RoomRole, "out">, Guest>;

beforeAll(async () => {
  server = await startRoomServer();
  for (const role of ROOM_ROLE_IDS) if (role !== "out") people[role] = await server.guest("Somebody");
  for (const role of ["moderator", "admin"] as const)
    await server.database.db.user.update({ where: { id: people[role].userId }, data: { role } });
  den = await privateRoom();
  const hosts = await server.tab(people.host);
  await hosts.join(den);
  await hosts.command({ kind: "mute", member: people.muted.actor, muted: true });
  hosts.socket.disconnect();
  await setStanding(server.database.db, people.banned.actor, { bannedAt: Date.now(), reason: "spam" });
});
afterAll(() => server?.close());

/** A private room with one member of each kind. */
async function privateRoom(): Promise<RoomId> {
  const { id } = await server.room(people.host, { visibility: "private" });
  const room = await server.rooms.get(id);
  for (const role of ["user", "muted", "banned"] as const) await room.admit(people[role].actor, "editor");
  await room.admit(people.viewer.actor, "viewer");
  return id;
}

async function member(): Promise<Guest["actor"]> {
  const { actor } = await server.guest("Mem");
  await (await server.rooms.get(den)).admit(actor, "editor");
  return actor;
}

/** Somebody who watches, is there, and has asked to edit. */
async function askingViewer(): Promise<{ actor: Guest["actor"]; tab: Tab }> {
  const guest = await server.guest("Vera");
  await (await server.rooms.get(den)).admit(guest.actor, "viewer");
  const tab = await server.tab(guest);
  await tab.join(den);
  await tab.say("ask", {});
  return { actor: guest.actor, tab };
}

/** What the server says; asked again, not so fast that it is a flood, where it was only too often. */
async function answerOf(ask: () => Promise<{ ok: boolean; error?: string }>): Promise<Answer> {
  for (;;) {
    const said = await ask();
    if (said.error !== "too_frequent") return said.ok ? "yes" : (said.error as Answer);
    await delay(50);
  }
}

const command = (of: (tab: Tab) => CommandMessage | Promise<CommandMessage>) => async (tab: Tab) => {
  const message = await of(tab);
  return answerOf(() => tab.command(message));
};

const enter = async (tab: Tab, room: RoomId) => expect(await answerOf(() => tab.join(room))).toBe("yes");

/** As those who may edit say it in a room of their own, so that a vote does not change the others' room. */
const inOwnRoom =
  (message: CommandMessage, prepared?: (tab: Tab) => Promise<CommandMessage>) =>
  async (tab: Tab, role: RoomRole) => {
    const mayEdit = role === "host" || role === "user";
    if (mayEdit) await enter(tab, await privateRoom());
    const valid = mayEdit && prepared ? await prepared(tab) : message;
    const answer = await answerOf(() => tab.command(valid));
    if (mayEdit) await enter(tab, den);
    return answer;
  };
const PROPOSE: CommandMessage = { kind: "propose", edits: [{ kind: "seed", value: 5 }] };
/** The number of a command that has to be taken. */
async function taken(tab: Tab, message: CommandMessage): Promise<number> {
  let seq = 0;
  const answer = await answerOf(async () => {
    const said = await tab.command(message);
    if (said.ok) seq = said.seq;
    return said;
  });
  expect([message.kind, answer]).toEqual([message.kind, "yes"]);
  return seq;
}
/** A proposal, and a vote about it; answers its number. */
async function voting(tab: Tab): Promise<number> {
  const proposed = await taken(tab, PROPOSE);
  await taken(tab, { kind: "ballot", about: "proposals", seconds: 30 });
  return proposed;
}

/** A valid message of every kind, as somebody's tab says it. */
const SAY: Record<Exclude<SocketEvent, "connect">, (tab: Tab, role: RoomRole) => Promise<Answer>> = {
  join: (tab) => answerOf(() => tab.join(den)),
  presence: (tab) =>
    answerOf(() => tab.say("presence", { cursor: null, grabbing: null, following: null, hidden: false })),
  chat: (tab) => answerOf(() => tab.say("chat", { text: "hello" })),
  react: (tab) => answerOf(() => tab.say("react", { kind: "heart" })),
  ask: (tab) => answerOf(() => tab.say("ask", {})),
  decline: async (tab) => {
    const asking = await askingViewer();
    const answer = await answerOf(() => tab.say("decline", { member: asking.actor }));
    asking.tab.socket.disconnect();
    return answer;
  },
  answer: async (tab) => {
    const { actor } = await server.guest("Knocks");
    const guest = { name: "Knocks", isGuest: true, why: "knock", role: "editor" } as const;
    await (await server.rooms.get(den)).wait(actor, guest);
    return answerOf(() => tab.say("answer", { member: actor, letIn: false }));
  },
  edit: (tab) => answerOf(() => tab.edit({ kind: "contribution", control: TILT, value: 2 })),
  "command undo": command(() => ({ kind: "undo" })),
  "command redo": command(() => ({ kind: "redo" })),
  "command role": command(() => ({ kind: "role", member: people.user.actor, role: "editor" })),
  "command kick": command(async () => ({ kind: "kick", member: await member() })),
  "command readmit": command(async (tab) => {
    const gone = await member();
    await tab.command({ kind: "kick", member: gone });
    return { kind: "readmit", member: gone };
  }),
  "command mute": command(async () => ({ kind: "mute", member: await member(), muted: true })),
  "command freeze": command(() => ({ kind: "freeze", frozen: false })),
  "command lock": command(() => ({ kind: "lock", control: TILT, locked: false })),
  "command revert": command(() => ({ kind: "revert", member: people.user.actor, to: 1 })),
  "command restore": command(() => ({ kind: "restore", to: 1 })),
  "command propose": inOwnRoom(PROPOSE),
  "command unpropose": inOwnRoom({ kind: "unpropose", of: 1 }, async (tab) => {
    return { kind: "unpropose", of: await taken(tab, PROPOSE) };
  }),
  "command ballot": inOwnRoom({ kind: "ballot", about: "fresh", seconds: 30 }),
  "command vote": inOwnRoom({ kind: "vote", choice: null }, async (tab) => ({
    kind: "vote",
    choice: await voting(tab),
  })),
  // Alone, one decides: the seed is another, and then the one before again.
  "command bring-back": inOwnRoom({ kind: "bring-back", of: 1 }, async (tab) => {
    const before = tab.heard.members.length;
    await taken(tab, { kind: "vote", choice: await voting(tab) });
    const isNew = (message: object) => tab.heard.members.indexOf(message as never) >= before;
    const { status } = await tab.hears("members", (message) => isNew(message) && !!message.status.elected);
    return { kind: "bring-back", of: status.elected?.seq ?? 0 };
  }),
  // Of a room of their own: who has left is no member any more, and a host hands the room on.
  "command leave": async (tab, role) => {
    if (MEMBERS.some((r) => r === role)) await enter(tab, await privateRoom());
    return answerOf(() => tab.command({ kind: "leave" }));
  },
  watch: (tab) => answerOf(() => tab.say("watch", { room: den })),
};

async function refusalOf(cookie: string | undefined): Promise<Answer> {
  const socket = server.connect(cookie);
  return new Promise((resolve) => {
    socket.on("connect", () => resolve("yes"));
    socket.on("connect_error", (error: Error & { data?: { code: Answer } }) =>
      resolve(error.data?.code ?? "internal"),
    );
  });
}

describe("every socket event", () => {
  it("has a row in the table, and so has every command", () => {
    const kinds = CommandMessage.options.map(({ shape }) => `command ${shape.kind.value}`);
    const named = SOCKET_EVENTS.filter((event) => event !== "command");
    expect(Object.keys(EVENTS).sort()).toEqual(["connect", ...named, ...kinds].sort());
    expect(Object.keys(COMMANDS).sort()).toEqual(kinds.map((kind) => kind.slice("command ".length)).sort());
  });

  it.each(["out", "banned"] as const)("has no socket to come by from %s", async (role) => {
    const refused = await refusalOf(role === "out" ? undefined : people[role].cookie);
    for (const [event, row] of Object.entries(EVENTS)) expect(row[role], event).toBe(refused);
  });

  it.each(CONNECTED)("answers %s as its row says", async (role) => {
    expect(await refusalOf(people[role as "host"].cookie)).toBe(EVENTS.connect[role]);
    const tab = await server.tab(people[role as "host"]);
    const said: Partial<Record<SocketEvent, Answer>> = { connect: "yes" };
    for (const event of Object.keys(SAY) as (keyof typeof SAY)[]) said[event] = await SAY[event](tab, role);
    expect(said).toEqual(
      Object.fromEntries(Object.entries(EVENTS).map(([event, row]) => [event, row[role]])),
    );
    tab.socket.disconnect();
  });
});
