import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Quota, QuotaKind } from "@/core/settings/quotas";
import { composeLimits } from "@/server/compose/limits";
import { changeSettings } from "@/server/domain/settings/settings";
import { memoryLimits } from "@/server/infra/limits/memory-limits";
import type { Procedure } from "./procedures";
import type { SomeRole } from "./roles";
import { askProcedure, askRoute } from "./testing/ask";
import type { Request } from "./testing/requests";
import { PermissionWorld } from "./testing/world";

let world: PermissionWorld;
beforeAll(async () => {
  world = await PermissionWorld.set();
});
afterAll(() => world?.server.close());
beforeEach(() => {
  Object.assign(world.server.services.limits, composeLimits(memoryLimits()).counters);
});

const PLENTY: Quota = { rooms: 999, works: 999, storage: 999, renders: 999 };
/** Nothing for guests, and for others only as much as is said. */
const allow = (kind: QuotaKind, user: number, moderator: number) =>
  changeSettings(world.server, world.person("admin").actor, {
    quotas: {
      guest: { ...PLENTY, [kind]: 0 },
      user: { ...PLENTY, [kind]: user },
      moderator: { ...PLENTY, [kind]: moderator },
    },
  });

const call = async (role: SomeRole, path: Procedure, input: unknown) =>
  (await askProcedure(world, path, input, world.cookieOf(role))).answer;
const get = async (request: Request, headers: Record<string, string>) =>
  (await askRoute(world, request, headers)).answer;
const cookie = (role: SomeRole) => ({ cookie: world.cookieOf(role) });
const key = (role: SomeRole) => ({ authorization: `Bearer ${world.keys[role]}` });
const times = async (n: number, ask: () => Promise<string>) => {
  const answers = [];
  for (let i = 0; i < n; i++) answers.push(await ask());
  return answers;
};

describe("how much each role may use", () => {
  it("of rooms holds for every way to open one; admins are not limited", async () => {
    await allow("rooms", 0, 999);
    const asked: [Procedure, unknown][] = [
      ["room.create", { title: "R", visibility: "unlisted" }],
      ["room.branch", { id: world.studio.id, seq: world.studio.seq }],
      ["work.remix", { works: [world.work] }],
    ];
    for (const [path, input] of asked) {
      for (const role of ["guest", "user"] as const)
        expect(await call(role, path, input), `${path} ${role}`).toBe("quota_reached");
      for (const role of ["moderator", "admin"] as const)
        expect(await call(role, path, input), `${path} ${role}`).toBe("yes");
    }
  });

  it.each(["works", "storage"] as const)("of %s holds for every way to publish", async (kind) => {
    const { id: room, seq } = world.den;
    const publication = { room, seq, title: "T", licence: "CC0-1.0" };
    await allow(kind, 0, 999);
    expect(await call("host", "work.publish", publication)).toBe("quota_reached");
    expect(await get({ path: "/api/v1/works", body: publication }, key("host"))).toBe("quota_reached");
    expect(await call("host", "work.renew", { id: world.work, seq: world.studio.seq })).toBe("quota_reached");
    // Who has used it up is told so whether or not the room is there.
    const nowhere = { ...publication, room: "nowhere" };
    expect(await get({ path: "/api/v1/works", body: nowhere }, key("host"))).toBe("quota_reached");
    await allow(kind, 999, 999);
    expect(await call("host", "work.publish", publication)).toBe("yes");
  });

  it("of pictures holds for files, matches and the API; what is kept already is everybody's", async () => {
    await allow("renders", 1, 2);
    const file = (size: number, format = "png") => ({ path: `/api/works/${world.work}/${size}.${format}` });
    expect(await get(file(256), cookie("user"))).toBe("yes");
    expect(await get(file(512, "jpeg"), cookie("user"))).toBe("quota_reached");
    expect(await get(file(256), cookie("user"))).toBe("yes");
    expect(await get(file(512, "jpeg"), cookie("guest"))).toBe("quota_reached");
    expect(await get(file(512, "jpeg"), cookie("out"))).toBe("quota_reached");
    expect(await get(file(256), cookie("out"))).toBe("yes");
    const match = {
      path: `/api/match/${world.den.id}`,
      body: { target: { kind: "palette", colours: ["#ff0000"] }, controls: ["warmth"] },
    };
    expect(await get(match, cookie("user"))).toBe("quota_reached");
    const render = { path: "/api/v1/render", body: { model: "fields", seed: 7 } };
    // One count for all of it: what was used here is used there.
    expect(await get(render, key("user"))).toBe("quota_reached");
    expect(await times(3, () => get(render, key("moderator")))).toEqual(["yes", "yes", "quota_reached"]);
    expect(await times(3, () => get(render, key("admin")))).toEqual(["yes", "yes", "yes"]);
  });
});

describe("how often each may do what disturbs others", () => {
  it("comments are two a minute by a guest, six by an account", async () => {
    const comment = (role: SomeRole) => () => call(role, "work.comment", { id: world.work, text: "Oh." });
    expect(await times(3, comment("guest"))).toEqual(["yes", "yes", "too_frequent"]);
    expect((await times(7, comment("other"))).at(-2)).toBe("yes");
    expect(await comment("other")()).toBe("too_frequent");
  });

  it("reports are three an hour by a guest, ten by an account", async () => {
    const report = (role: SomeRole) => () =>
      call(role, "moderation.report", { subject: `work:${world.work}`, rule: "spam", text: "" });
    expect((await times(4, report("guest"))).at(-1)).toBe("too_frequent");
    expect((await times(11, report("other"))).slice(-2)).toEqual(["yes", "too_frequent"]);
  });

  it("tries at a room's password are ten a minute", async () => {
    const input = { title: "Locked", visibility: "unlisted", password: "sesame" };
    const { text } = await askProcedure(world, "room.create", input, world.cookieOf("host"));
    const { slug } = JSON.parse(text).result.data;
    const guess = () => call("other", "room.enter", { slug, password: "guess" });
    expect((await times(11, guess)).slice(-2)).toEqual(["wrong_password", "too_frequent"]);
    expect(await call("other", "room.enter", { slug, password: "sesame" })).toBe("too_frequent");
  });

  it("tries at one's own password, to erase oneself, are as many; nothing is erased by them", async () => {
    const guess = () => call("other", "me.erase", { works: "down", password: "guess" });
    expect((await times(11, guess)).slice(-2)).toEqual(["wrong_password", "too_frequent"]);
    expect(await call("other", "me.rooms", undefined)).toBe("yes");
  });

  it("archives of all one's data are four an hour", async () => {
    const archive = async () => {
      const { origin } = world.server;
      const response = await fetch(`${origin}/api/me/archive.zip`, { headers: cookie("other") });
      const text = await response.text();
      return response.ok ? "yes" : JSON.parse(text).error;
    };
    expect(await times(5, archive)).toEqual(["yes", "yes", "yes", "yes", "too_frequent"]);
  });

  it("pictures of a room without somebody are thirty a minute, and none of the day's", async () => {
    await allow("renders", 0, 0);
    const body = { kind: "without", member: world.person("host").actor };
    const point = () => get({ path: `/api/sketch/${world.den.id}`, body }, cookie("host"));
    expect((await times(31, point)).slice(-2)).toEqual(["yes", "too_frequent"]);
  });
});
