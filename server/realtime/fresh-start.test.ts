import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ControlId, INSTANCE_ACTOR, Sha256 } from "@/core/kernel/ids/ids";
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
const fail = (): never => {
  throw new Error("no model");
};

describe("R10: a vote on a fresh start", () => {
  it("passes with more than half of those present, and the room returns to its first picture", async () => {
    const { ana, hostTab, anaTab, recipe } = await pulled();
    expect(await anaTab.say("vote", { yes: true })).toMatchObject(OK);
    const { status } = await hostTab.hears("members", ({ status }) => status.freshStart !== undefined);
    expect(status.freshStart).toMatchObject({ by: ana.actor, yes: [ana.actor], no: [], needed: 2 });
    expect(recipe().contributions).not.toEqual({});
    expect(await hostTab.say("vote", { yes: true })).toMatchObject(OK);
    await anaTab.hears("committed", ({ events }) => events.some(({ event }) => event.kind === "restore"));
    expect(recipe().contributions).toEqual({});
    expect(recipe().seed).not.toBe(5);
  });

  it("fails as soon as it can no longer pass, and changes nothing", async () => {
    const { hostTab, anaTab, recipe } = await pulled();
    const before = recipe();
    await anaTab.say("vote", { yes: true });
    await hostTab.hears("members", ({ status }) => status.freshStart !== undefined);
    const heard = anaTab.heard.members.length;
    await hostTab.say("vote", { yes: false });
    await anaTab.hears(
      "members",
      (message) => anaTab.heard.members.indexOf(message) >= heard && !message.status.freshStart,
    );
    expect(recipe()).toBe(before);
    expect(await hostTab.say("vote", { yes: false })).toMatchObject({ ok: false, error: "not_found" });
  });

  it("counts only those present: one person alone decides, and people who left have no vote", async () => {
    const { hostTab, anaTab, recipe } = await pulled();
    await hostTab.say("vote", { yes: true });
    expect(recipe().contributions).not.toEqual({});
    anaTab.socket.disconnect();
    await hostTab.hears("committed", ({ events }) => events.some(({ event }) => event.kind === "restore"));
    expect(recipe().contributions).toEqual({});
  });

  it("says in the room when the first picture cannot be drawn any more, and changes nothing", async () => {
    const { hostTab, anaTab, recipe } = await pulled();
    const models = server.deps.models as Map<string, ModelShape>;
    const [[id, shape] = fail()] = [...models];
    models.set(id, { ...shape, hash: Sha256.parse("f".repeat(64)) });
    try {
      const before = recipe();
      for (const tab of [anaTab, hostTab]) await tab.say("vote", { yes: true });
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
    expect(await anaTab.say("vote", { yes: true })).toMatchObject({ ok: false, error: "viewer_only" });
    await hostTab.command({ kind: "role", member: ana.actor, role: "editor" });
    await hostTab.command({ kind: "freeze", frozen: true });
    expect(await anaTab.say("vote", { yes: true })).toMatchObject({ ok: false, error: "frozen" });
  });
});
