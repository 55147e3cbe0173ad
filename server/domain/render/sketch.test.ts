import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ControlId, RoomId } from "@/core/kernel/ids/ids";
import type { Sketch } from "@/core/room/protocol/sketch";
import { SKETCH_LIMITS } from "@/core/room/protocol/sketch-limits";
import { type HttpServerForTest, startHttpServer } from "@/server/testing/http-server";

let server: HttpServerForTest;
beforeAll(async () => {
  server = await startHttpServer();
});
afterAll(() => server.close());

const pull = (value: number) => ({
  kind: "contribution" as const,
  control: "warmth" as ControlId,
  value,
});
async function made() {
  const host = await server.guest("Hana");
  const { id, slug } = await server.room(host);
  return { host, id, slug };
}
const post = (room: RoomId, body: object, cookie: string, origin = server.origin) =>
  fetch(`${server.origin}/api/sketch/${room}`, {
    method: "POST",
    headers: { "content-type": "application/json", origin, cookie },
    body: JSON.stringify(body),
  });
const drawn = async (answer: Response): Promise<Sketch[]> =>
  (await answer.text())
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line));
const codeOf = async (answer: Response) => [answer.status, (await answer.json()).error];

describe("sketches", () => {
  it("show what edits would make, one JPEG each in its place, and write nothing into the room", async () => {
    const { host, id } = await made();
    const before = (await server.rooms.get(id)).state;
    const answer = await post(
      id,
      { kind: "edits", sketches: [[], [pull(3)], [pull(3)], [pull(-3)]] },
      host.cookie,
    );
    const sketches = await drawn(answer);
    expect(sketches.map(({ i }) => i)).toEqual([0, 1, 2, 3]);
    for (const { jpeg } of sketches)
      expect([...Buffer.from(jpeg, "base64").subarray(0, 2)]).toEqual([0xff, 0xd8]);
    const [none, warm, warmAgain, cold] = sketches.map(({ jpeg }) => jpeg);
    expect(warmAgain).toBe(warm);
    expect(new Set([none, warm, cold]).size).toBe(3);
    expect((await server.rooms.get(id)).state).toEqual(before);
  });

  it("show what less and more of a control would do, and what other seeds would be, in small", async () => {
    const { host, id } = await made();
    const [less, more] = await drawn(
      await post(id, { kind: "peek", sketches: [[pull(-2)], [pull(2)]] }, host.cookie),
    );
    expect(less?.jpeg).not.toBe(more?.jpeg);
    const seeds = await drawn(await post(id, { kind: "seeds", seeds: [1, 2, 1] }, host.cookie));
    const [one, two, again] = seeds.map(({ jpeg }) => jpeg);
    expect(again).toBe(one);
    expect(two).not.toBe(one);
    const many = { kind: "seeds", seeds: Array.from({ length: SKETCH_LIMITS.seeds + 1 }, (_, i) => i) };
    expect(await codeOf(await post(id, many, host.cookie))).toEqual([400, "malformed"]);
  });

  it("show the room's picture without what one person made", async () => {
    const { host, id, slug } = await made();
    const ana = await server.guest("Ana");
    await server.enter(ana, slug);
    const [hostTab, anaTab] = [await server.tab(host), await server.tab(ana)];
    await hostTab.join(id);
    await anaTab.join(id);
    await hostTab.edit(pull(3));
    const without = async (member: string) =>
      (await drawn(await post(id, { kind: "without", member }, host.cookie)))[0]?.jpeg;
    const hostsOwn = await without(ana.actor);
    await anaTab.edit({ ...pull(2), control: "contrast" as ControlId });
    expect(await without(ana.actor)).toBe(hostsOwn);
    expect(await without(host.actor)).not.toBe(hostsOwn);
    const nobody = await without("00000000-0000-4000-8000-000000000000");
    expect(nobody).not.toBe(hostsOwn);
  });

  it("draw a room's loop, and say where there is none", async () => {
    const { host, id } = await made();
    expect((await codeOf(await post(id, { kind: "loop", frames: 8 }, host.cookie)))[1]).toBe("out_of_range");
    const tab = await server.tab(host);
    await tab.join(id);
    const key = (name: string, at: number) => {
      const { keyframes: _, ...recipe } = structuredClone(state.recipe);
      return {
        kind: "keyframe" as const,
        id: name,
        value: { recipe: { ...recipe, seed: at }, at, ease: "smooth" as const },
      };
    };
    const { state } = await server.rooms.get(id);
    await tab.edit(key("a", 0), key("b", 2));
    const own = await drawn(await post(id, { kind: "keyframes", ids: ["b", "a"] }, host.cookie));
    expect(own.map(({ i }) => i)).toEqual([0, 1]);
    expect(own[0]?.jpeg).not.toBe(own[1]?.jpeg);
    expect(await codeOf(await post(id, { kind: "keyframes", ids: ["c"] }, host.cookie))).toEqual([
      404,
      "not_found",
    ]);
    const frames = await drawn(await post(id, { kind: "loop", frames: 8 }, host.cookie));
    expect(frames.map(({ i }) => i)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    // There and back the same way: the second frame is the last one's like.
    expect(frames[1]?.jpeg).toBe(frames[7]?.jpeg);
    expect(frames[4]?.jpeg).not.toBe(frames[0]?.jpeg);
  });

  it("are for those who may edit: not for strangers, viewers, guests without a session or other sites", async () => {
    const { host, id, slug } = await made();
    const wanted = { kind: "edits", sketches: [[pull(1)]] };
    expect(await codeOf(await post(id, wanted, ""))).toEqual([401, "signed_out"]);
    const stranger = await server.guest("Stranger");
    expect(await codeOf(await post(id, wanted, stranger.cookie))).toEqual([404, "not_found"]);
    const viewer = await server.guest("Vera");
    await server.enter(viewer, slug);
    const tab = await server.tab(host);
    await tab.join(id);
    await tab.command({ kind: "role", member: viewer.actor, role: "viewer" });
    expect((await codeOf(await post(id, wanted, viewer.cookie)))[1]).toBe("viewer_only");
    expect((await post(id, wanted, host.cookie, "https://elsewhere.example")).status).toBe(403);
    await tab.command({ kind: "lock", control: "warmth" as ControlId, locked: true });
    expect((await post(id, wanted, host.cookie)).status).toBe(200);
  });

  it("are refused where the edits would be refused, and where they are malformed", async () => {
    const { host, id } = await made();
    const refused = async (sketches: unknown[]) =>
      (await codeOf(await post(id, { kind: "edits", sketches }, host.cookie)))[1];
    expect(await refused([[{ ...pull(1), control: "nothing" }]])).toBe("unknown_control");
    expect(await refused([[{ kind: "model", value: "landscapes-sketch" }]])).toBe("malformed");
    expect(await refused([[{ kind: "seed", value: -1 }]])).toBe("malformed");
    expect(await refused(Array.from({ length: SKETCH_LIMITS.pictures + 1 }, () => []))).toBe("malformed");
  });

  it("are counted by person and day", async () => {
    const { host, id } = await made();
    const { renders } = server.services.limits;
    server.services.limits.renders = { take: async () => false };
    const answer = await post(id, { kind: "edits", sketches: [[pull(1)]] }, host.cookie);
    server.services.limits.renders = renders;
    expect((await codeOf(answer))[1]).toBe("quota_reached");
  });
});
