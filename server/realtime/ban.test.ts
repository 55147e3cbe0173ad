import { afterAll, beforeAll, expect, it } from "vitest";
import type { ControlId } from "@/core/kernel/ids/ids";
import { DEVICE_COOKIE } from "@/server/auth/device";
import { applyStanding } from "@/server/domain/identity/bars";
import { setStanding } from "@/server/domain/identity/standing";
import { type Guest, type RoomServerForTest, startRoomServer } from "@/server/testing/room-server";

const TILT = "tilt" as ControlId;
const pull = (value: number) => ({ kind: "contribution" as const, control: TILT, value });
const HOUR = 3_600_000;

let server: RoomServerForTest;
beforeAll(async () => {
  server = await startRoomServer();
});
afterAll(() => server.close());

async function inARoom(...names: string[]) {
  const guests = await Promise.all(names.map((name) => server.guest(name)));
  const host = await server.guest("Hana");
  const { id, slug } = await server.room(host);
  const tabs = [];
  for (const guest of guests) {
    await server.enter(guest, slug);
    const tab = await server.tab(guest);
    expect((await tab.join(id)).ok).toBe(true);
    tabs.push(tab);
  }
  return { id, slug, guests, tabs };
}

async function ban(person: Guest, change = {}) {
  const now = Date.now();
  await server.database.db.$transaction((tx) =>
    applyStanding(
      tx,
      server,
      person.actor,
      { bannedAt: now, bannedUntil: null, reason: "spam", ...change },
      now,
    ),
  );
  await server.realtime.endConnections(person.actor, "banned");
}

const refusalOf = async (cookie: string) => {
  const socket = server.connect(cookie);
  const error = await new Promise<Error & { data?: { code: string; words: string } }>((resolve) =>
    socket.on("connect_error", resolve),
  );
  return error.data;
};
const deviceOf = (cookie: string) =>
  cookie.split("; ").find((pair) => pair.startsWith(`${DEVICE_COOKIE}=`)) ?? "";
const guestFrom = (cookie: string) => server.post("/sign-in/anonymous", {}, cookie);

it("S3: someone who is banned while they drag is disconnected in every tab, with the reason; the others go on", async () => {
  const { id, guests, tabs } = await inARoom("Mal", "Ana");
  const [mal] = guests;
  const [first, ana] = tabs;
  if (!mal || !first || !ana) throw new Error("nobody came");
  const second = await server.tab(mal);
  await second.join(id);
  let dragging = true;
  void (async () => {
    for (let i = 1; dragging; i++) await first.edit(pull((i % 50) / 10)).catch(() => {});
  })();
  await ana.hears("pending");
  const closed = Promise.all([first.hears("closed"), second.hears("closed")]);
  await ban(mal);
  for (const message of await closed)
    expect(message).toMatchObject({ code: "banned", words: expect.stringMatching(/Reason: spam\./) });
  dragging = false;
  await ana.hears("members", ({ members }) => members.every((m) => m.actor !== mal.actor || !m.online));
  expect((await ana.edit(pull(1))).ok).toBe(true);
});

it("S3: someone who is banned cannot return as themselves or as a new guest of that browser until the ban is lifted", async () => {
  const { guests } = await inARoom("Mal");
  const [mal] = guests;
  if (!mal) throw new Error("nobody came");
  await ban(mal);
  expect(await refusalOf(mal.cookie)).toMatchObject({ code: "banned", words: expect.stringMatching(/spam/) });
  const device = deviceOf(mal.cookie);
  expect(device).not.toBe("");
  expect(await guestFrom(device)).toBe("");
  expect(await server.post("/sign-up/email", account(), device)).toBe("");
  // A browser that is somebody else's, and one that threw its cookie away.
  expect(await guestFrom("")).not.toBe("");
  const forged = device.replace(/=.{3}/, "=aaa");
  expect(await guestFrom(forged)).not.toBe("");
  await ban(mal, { bannedAt: null });
  expect(await guestFrom(device)).not.toBe("");
  const back = server.connect(mal.cookie);
  await new Promise<void>((resolve) => back.on("connect", resolve));
});

it("S3: an older guest session of a banned browser opens no socket", async () => {
  const { guests } = await inARoom("Mal");
  const [mal] = guests;
  if (!mal) throw new Error("nobody came");
  const another = await guestFrom(deviceOf(mal.cookie));
  await ban(mal);
  expect(await refusalOf(another)).toMatchObject({ code: "banned", words: expect.stringMatching(/browser/) });
});

it("S3: someone who is suspended while they connect is disconnected too", async () => {
  const mal = await server.guest("Mal");
  const socket = server.connect(mal.cookie);
  const out = new Promise<string>((resolve) => {
    socket.on("connect_error", () => resolve("refused"));
    socket.on("closed", ({ code }) => resolve(code));
  });
  await setStanding(server.database.db, mal.actor, { suspendedUntil: Date.now() + HOUR });
  expect(["refused", "banned"]).toContain(await out);
});

it("R4: someone who is muted on the whole instance can edit but not chat, even in a socket that was already open", async () => {
  const { guests, tabs } = await inARoom("Loud", "Ana");
  const [loud] = guests;
  const [tab, ana] = tabs;
  if (!loud || !tab || !ana) throw new Error("nobody came");
  expect((await tab.say("chat", { text: "HELLO" })).ok).toBe(true);
  const until = Date.now() + HOUR;
  await setStanding(server.database.db, loud.actor, { mutedUntil: until, reason: "shouting" });
  expect(await tab.say("chat", { text: "HELLO" })).toMatchObject({
    ok: false,
    error: "muted",
    words: expect.stringMatching(/shouting/),
  });
  expect((await tab.edit(pull(1))).ok).toBe(true);
  await setStanding(server.database.db, loud.actor, { mutedUntil: null });
  expect((await tab.say("chat", { text: "hello" })).ok).toBe(true);
});

const account = () => ({
  email: `${Math.random().toString(36).slice(2)}@example.org`,
  password: "correct horse",
  name: "Mal",
});
