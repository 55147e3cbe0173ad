import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { RoomId } from "@/core/kernel/ids/ids";
import { createCollection } from "@/server/domain/collection/create-collection";
import { hangWork } from "@/server/domain/collection/hang-work";
import { createRoom } from "@/server/domain/room/create-room";
import { type HttpServerForTest, startHttpServer } from "@/server/testing/http-server";
import { apiOf, expectProblem } from "./testing/api";

let server: HttpServerForTest;
beforeAll(async () => {
  server = await startHttpServer();
});
afterAll(() => server.close());
const { account, call } = apiOf(() => server);

const SEED = { model: "fields", seed: 7 };

describe("rendering", () => {
  it("draws a seed and a recipe as a PNG of 256 px, the same each time", async () => {
    const { key } = await account();
    const asked = {
      ...SEED,
      controls: { warmth: 2 },
      palette: { colours: ["#ff0000", "#001122"], strength: 0.5 },
    };
    const render = await key("render");
    const first = await call("/render", { key: render, body: asked });
    expect(first.status).toBe(200);
    expect(first.headers.get("content-type")).toBe("image/png");
    expect(first.headers.get("cohue-recipe-hash")).toMatch(/^[0-9a-f]{64}$/);
    const bytes = new Uint8Array(await first.arrayBuffer());
    const { width, height, format, xmp } = await sharp(bytes).metadata();
    expect({ width, height, format }).toEqual({ width: 256, height: 256, format: "png" });
    expect(xmp?.toString()).toContain("algorithmicMedia");
    const again = new Uint8Array(await (await call("/render", { key: render, body: asked })).arrayBuffer());
    expect(again).toEqual(bytes);
  });

  it.each([
    ["garbage", "{", 400, "malformed"],
    ["bytes that are no text", new Uint8Array([0xff, 0xfe, 0x00]), 400, "malformed"],
    ["nothing", "", 400, "malformed"],
    ["null", null, 400, "malformed"],
    ["a list", [], 400, "malformed"],
    ["an unknown field", { ...SEED, size: 8192 }, 400, "malformed"],
    ["a seed that is none", { model: "fields", seed: -1 }, 400, "malformed"],
    ["a name that every object has", { ...SEED, controls: { constructor: 1 } }, 422, "unknown_control"],
    ["an unknown model", { model: "nothing", seed: 1 }, 404, "unknown_model"],
    ["an unknown control", { ...SEED, controls: { nothing: 1 } }, 422, "unknown_control"],
    ["an unknown class", { ...SEED, class: "nothing" }, 422, "out_of_range"],
    ["too much", JSON.stringify({ ...SEED, x: "x".repeat(200_000) }), 413, "too_large"],
  ])("answers %s honestly", async (_what, body, status, code) => {
    const { key } = await account();
    await expectProblem(call("/render", { key: await key("render"), body }), status, code);
  });

  it("accepts only JSON, and only recipes of installed models", async () => {
    const { key } = await account();
    const render = await key("render");
    for (const type of ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"])
      await expectProblem(call("/render", { key: render, body: SEED, type }), 415, "wrong_type");
    const recipe = await recipeOfARoom();
    expect((await call("/render", { key: render, body: { recipe } })).status).toBe(200);
    const older = { ...recipe, model: { ...recipe.model, hash: "0".repeat(64) } };
    await expectProblem(call("/render", { key: render, body: { recipe: older } }), 404, "unknown_model");
  });

  it("is limited to 60 a minute for a person, with any number of keys", async () => {
    const { key } = await account();
    const keys = [await key("render"), await key("render")];
    const answers = await Promise.all(
      Array.from({ length: 62 }, (_, i) => call("/render", { key: keys[i % 2], body: "{" })),
    );
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(2);
    const last = await call("/render", { key: keys[0], body: SEED });
    expect(last.headers.get("retry-after")).not.toBeNull();
    await expectProblem(Promise.resolve(last), 429, "too_frequent");
  });
});

async function recipeOfARoom() {
  const host = await server.guest("Hana");
  const { id } = await server.room(host);
  const { keyframes: _, ...recipe } = (await server.rooms.get(id)).state.recipe;
  return recipe;
}

describe("publishing", () => {
  const texts = { title: "By a script", licence: "CC-BY-4.0" };

  it("makes a work of the host's room and tells its state; a second request makes no second work", async () => {
    const host = await account("Hana");
    const room = await createRoom(server.deps, { title: "A room", visibility: "private", host: host.actor });
    const key = await host.key("publish", "read");
    const first = await call("/works", { key, body: { room: room.slug, ...texts } });
    expect(first.status).toBe(202);
    const { id, status, existed } = (await first.json()) as { id: string; status: string; existed: boolean };
    expect(existed).toBe(false);
    await server.jobs.idle();
    const path = new URL(status).pathname.slice("/api/v1".length);
    expect(await (await call(path, { key })).json()).toMatchObject({
      id,
      status: "published",
      shown: true,
      part: "publisher",
    });
    expect(
      await (await call("/works", { key, body: { room: room.id, seq: 0, ...texts } })).json(),
    ).toMatchObject({
      id,
      existed: true,
    });
    const other = await account();
    await expectProblem(call(path, { key: await other.key("read") }), 404, "not_found");
    expect(await (await call("/me/rooms", { key })).json()).toMatchObject({
      rooms: [{ id: room.id, seq: 0 }],
    });
    expect(await (await call("/me/works", { key })).json()).toMatchObject({ works: [{ id }] });

    const wanted = { kind: "exhibition", title: "Weather", visibility: "public" } as const;
    const hall = await createCollection(server, { actor: host.actor, isGuest: false }, wanted);
    await hangWork(server, { actors: [host.actor], id: hall }, id);
    expect(await (await call("/exhibitions")).json()).toMatchObject({
      exhibitions: [{ id: hall, count: 1 }],
    });
    const hung = await (await call(`/exhibitions/${hall}`)).json();
    expect(hung).toMatchObject({ title: "Weather", works: [{ work: { id } }] });
    for (const of of ["", "/record", "/ancestry", "/files"])
      expect((await call(`/works/${id}${of}`)).status, of).toBe(200);
    expect(await (await call("/works?search=script")).json()).toMatchObject({ works: [{ id, makers: [] }] });
    // Moderation reaches the API as everything else.
    await server.database.db.work.update({
      where: { id },
      data: { moderation: "hidden", reason: "a reason" },
    });
    for (const of of ["", "/ancestry", "/files"]) {
      const { detail } = await expectProblem(call(`/works/${id}${of}`), 410, "gone");
      expect(detail).toContain("a reason");
    }
    expect((await call(`/works/${id}/record`)).status).toBe(200);
    expect(await (await call(`/exhibitions/${hall}`)).json()).toMatchObject({ works: [] });
    expect(await (await call("/works?search=script")).json()).toMatchObject({ works: [] });
    expect(await (await call(path, { key })).json()).toMatchObject({
      shown: false,
      why: expect.stringContaining("a reason"),
    });
  });

  it("follows the room's rules: refused to others, and for rooms or moments that do not exist", async () => {
    const [host, other] = [await account(), await account()];
    const open = await createRoom(server.deps, { title: "Open", visibility: "public", host: host.actor });
    const shut = await createRoom(server.deps, { title: "Shut", visibility: "private", host: host.actor });
    const [mine, theirs] = [await host.key("publish"), await other.key("publish")];
    await expectProblem(call("/works", { key: theirs, body: { room: open.id, ...texts } }), 403, "forbidden");
    await expectProblem(call("/works", { key: theirs, body: { room: shut.id, ...texts } }), 404, "not_found");
    await expectProblem(
      call("/works", { key: mine, body: { room: open.id, seq: 99, ...texts } }),
      422,
      "out_of_range",
    );
    await expectProblem(
      call("/works", { key: mine, body: { room: "nowhere" as RoomId, ...texts } }),
      404,
      "not_found",
    );
    await expectProblem(
      call("/works", { key: mine, body: { room: open.id, ...texts, title: "\u200b" } }),
      400,
      "malformed",
    );
    await expectProblem(call("/works", { key: mine, body: { room: open.id, title: "x" } }), 400, "malformed");
  });
});
