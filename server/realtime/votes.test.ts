import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ControlId, INSTANCE_ACTOR, Sha256 } from "@/core/kernel/ids/ids";
import type { CommandMessage, CommittedMessage, RoomStatus } from "@/core/room/protocol/messages";
import type { ModelShape } from "@/core/room/rules/model-shape";
import { type RoomServerForTest, startRoomServer } from "@/server/testing/room-server";
import { two } from "@/server/testing/two";

let server: RoomServerForTest;
beforeAll(async () => {
  server = await startRoomServer();
});
afterAll(() => server.close());

/** A room where both have pulled. */
async function pulled() {
  const all = await two(server);
  for (const tab of [all.hostTab, all.anaTab])
    await tab.edit({ kind: "contribution", control: "tilt" as ControlId, value: 1 });
  await all.anaTab.edit({ kind: "seed", value: 5 });
  const room = await server.rooms.get(all.id);
  return { ...all, recipe: () => room.state.recipe };
}
const OK = { ok: true };
const ASK: CommandMessage = { kind: "ballot", about: "fresh", seconds: 60 };
const YES: CommandMessage = { kind: "vote", choice: 0 };
const NO: CommandMessage = { kind: "vote", choice: null };
const voted = ({ ballot }: RoomStatus) => Object.keys(ballot?.votes ?? {}).length;
const ended = ({ events }: CommittedMessage) => events.some(({ event }) => event.kind === "elected");
const fail = (): never => {
  throw new Error("no model");
};

describe("R10: a vote on a fresh start", () => {
  it("passes with more than half of those present, and the room returns to its first picture", async () => {
    const { ana, hostTab, anaTab, recipe } = await pulled();
    expect(await anaTab.command(ASK)).toMatchObject(OK);
    expect(await anaTab.command(YES)).toMatchObject(OK);
    const { status } = await hostTab.hears("members", ({ status }) => voted(status) === 1);
    expect(status.ballot).toMatchObject({
      about: "fresh",
      by: ana.actor,
      votes: { [ana.actor]: 0 },
      needed: 2,
    });
    expect(recipe().contributions).not.toEqual({});
    expect(await hostTab.command(YES)).toMatchObject(OK);
    await anaTab.hears("committed", ended);
    expect(recipe().contributions).toEqual({});
    expect(recipe().seed).not.toBe(5);
  });

  it("fails as soon as it can no longer pass, and changes nothing", async () => {
    const { hostTab, anaTab, recipe } = await pulled();
    const before = recipe();
    await anaTab.command(ASK);
    await anaTab.command(YES);
    await hostTab.command(NO);
    await anaTab.hears("committed", ended);
    expect(recipe()).toBe(before);
    expect(await hostTab.command(NO)).toMatchObject({ ok: false, error: "not_found" });
  });

  it("counts only those present: one person alone decides, and people who left have no vote", async () => {
    const { hostTab, anaTab, recipe } = await pulled();
    await hostTab.command(ASK);
    await hostTab.command(YES);
    expect(recipe().contributions).not.toEqual({});
    anaTab.socket.disconnect();
    await hostTab.hears("committed", ended);
    expect(recipe().contributions).toEqual({});
  });

  it("says in the room when the first picture cannot be drawn any more, and changes nothing", async () => {
    const { hostTab, anaTab, recipe } = await pulled();
    const models = server.deps.models as Map<string, ModelShape>;
    const [[id, shape] = fail()] = [...models];
    models.set(id, { ...shape, hash: Sha256.parse("f".repeat(64)) });
    try {
      const before = recipe();
      await anaTab.command(ASK);
      for (const tab of [anaTab, hostTab]) await tab.command(YES);
      const { text } = await hostTab.hears("chat", ({ actor }) => actor === INSTANCE_ACTOR);
      expect(text).toContain("a model that has been replaced");
      expect(recipe()).toBe(before);
    } finally {
      models.set(id, shape);
    }
  });

  it("is only for those who may edit", async () => {
    const { hostTab, anaTab, ana } = await pulled();
    await hostTab.command({ kind: "role", member: ana.actor, role: "viewer" });
    expect(await anaTab.command(ASK)).toMatchObject({ ok: false, error: "viewer_only" });
    await hostTab.command({ kind: "role", member: ana.actor, role: "editor" });
    await hostTab.command({ kind: "freeze", frozen: true });
    expect(await anaTab.command(ASK)).toMatchObject({ ok: false, error: "frozen" });
  });
});

describe("R12, R13: a vote among proposals", () => {
  it("is seen by who comes late, goes on without whoever began it, and its winner becomes the picture", async () => {
    const { id, slug, ana, hostTab, anaTab, recipe } = await pulled();
    const proposed = await anaTab.command({ kind: "propose", edits: [{ kind: "seed", value: 77 }] });
    const choice = proposed.ok ? proposed.seq : 0;
    await anaTab.command({ kind: "ballot", about: "proposals", seconds: 180 });
    await anaTab.command({ kind: "vote", choice });
    await anaTab.command({ kind: "leave" });
    const late = await server.guest("Late");
    await server.enter(late, slug);
    const lateTab = await server.tab(late);
    const reply = await lateTab.join(id);
    expect(reply.ok && reply.status.ballot).toMatchObject({
      by: ana.actor,
      choices: [{ of: choice, by: ana.actor }],
    });
    await lateTab.command({ kind: "vote", choice });
    expect(recipe().seed).not.toBe(77);
    await hostTab.command({ kind: "vote", choice });
    await lateTab.hears("committed", ended);
    expect(recipe().seed).toBe(77);
    const { status } = await hostTab.hears("members", ({ status }) => status.elected !== undefined);
    expect(await lateTab.command({ kind: "bring-back", of: status.elected?.seq ?? 0 })).toMatchObject(OK);
    expect(recipe().seed).toBe(5);
  });

  it("ends by itself when its time is over, also with another owner of the room", async () => {
    const { id, anaTab } = await pulled();
    const proposed = await anaTab.command({ kind: "propose", edits: [{ kind: "seed", value: 77 }] });
    await anaTab.command({ kind: "ballot", about: "proposals", seconds: 30 });
    await anaTab.command({ kind: "vote", choice: proposed.ok ? proposed.seq : 0 });
    await (await server.rooms.get(id)).close("room_closed");
    const now = server.deps.now;
    server.deps.now = () => now() + 31_000;
    try {
      const guest = await server.guest("Again");
      const again = await server.tab(guest);
      const room = await server.rooms.get(id);
      await room.admit(guest.actor, "viewer");
      await again.join(id);
      await again.hears("committed", ended);
      expect(room.state.recipe.seed).toBe(77);
    } finally {
      server.deps.now = now;
    }
  });
});
