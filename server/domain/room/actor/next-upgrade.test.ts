import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import type { ActorId, ControlId, RoomId } from "@/core/kernel/ids/ids";
import { TINY_CONTROLS, type TinyOptions, writeTinyModel } from "@/server/infra/models/testing/tiny-model";
import { type RoomServerForTest, startRoomServer } from "@/server/testing/room-server";

const pull = (control: string, value: number) => ({
  kind: "contribution" as const,
  control: control as ControlId,
  value,
});

let folder: string;
let server: RoomServerForTest | null = null;
afterEach(async () => {
  await server?.close();
  server = null;
  rmSync(folder, { recursive: true, force: true });
});

/** A newer version of the tiny model that has lost its control `tilt`. */
const WITHOUT_TILT: TinyOptions = {
  before: (files) => {
    const controls = TINY_CONTROLS.filter(({ id }) => id !== "tilt");
    files.set("controls.json", new TextEncoder().encode(JSON.stringify({ controls })));
  },
  file: (file) => Object.assign(file, { version: "2" }),
};

/** A room in which somebody pulled at `tilt` and `warmth` and locked `tilt`, started again after its model was replaced. */
async function roomOfAnOlderModel() {
  folder = mkdtempSync(join(tmpdir(), "cohue-newer-"));
  const modelsDir = join(folder, "models");
  await writeTinyModel(modelsDir);
  const before = await startRoomServer({ modelsDir });
  const guest = await before.guest("Hana");
  const { id } = await before.room(guest);
  const tab = await before.tab(guest);
  await tab.join(id);
  expect(await tab.edit(pull("tilt", 2), pull("warmth", 1))).toMatchObject({ ok: true });
  expect(await tab.command({ kind: "lock", control: "tilt" as ControlId, locked: true })).toMatchObject({
    ok: true,
  });
  const hash = (await before.rooms.get(id)).state.recipe.model.hash;
  const events = await before.database.db.roomEvent.findMany({
    where: { room: id },
    orderBy: { seq: "asc" },
  });
  const row = await before.database.db.room.findUniqueOrThrow({ where: { id } });
  const members = await before.database.db.roomMember.findMany({ where: { room: id } });
  await before.close();

  await writeTinyModel(modelsDir, WITHOUT_TILT);
  server = await startRoomServer({ modelsDir });
  const { db } = server.database;
  await db.actor.createMany({ data: [{ id: row.hostActor }] });
  await db.room.create({ data: row });
  await db.roomEvent.createMany({ data: events });
  await db.roomMember.createMany({ data: members });
  return { server, id, hash, host: row.hostActor as ActorId };
}

describe("a room whose model was replaced by a newer one that has lost a control", () => {
  it("continues with the newer one, and its log says so", async () => {
    const { server, id, hash } = await roomOfAnOlderModel();
    const { state } = await server.rooms.get(id);
    expect(state.recipe.model.hash).toBe(server.modelOf("tiny")?.hash);
    expect(state.recipe.model.hash).not.toBe(hash);
    // What was pulled stays written down: it is history, and comes back with a model that has the control.
    expect(Object.keys(state.recipe.contributions).sort()).toEqual(["tilt", "warmth"]);
  });

  it("is rendered, the lost control left out", async () => {
    const { server, id } = await roomOfAnOlderModel();
    const { recipe } = (await server.rooms.get(id)).state;
    const slot = server.render.slot<null>("other" as RoomId, { onFrame: () => {}, onError: () => {} });
    const { tilt: _lost, ...rest } = recipe.contributions as Record<string, never>;
    const whole = await slot.settle({ recipe, size: 64, purpose: "pixels" });
    const without = await slot.settle({
      recipe: { ...recipe, contributions: rest },
      size: 64,
      purpose: "pixels",
    });
    slot.close();
    expect(whole?.bytes).toHaveLength(64 * 64 * 3);
    expect(Buffer.compare(whole?.bytes ?? new Uint8Array(), without?.bytes ?? new Uint8Array(1))).toBe(0);
  });

  it("lets people join, move existing controls and unlock the lost one, and refuses edits of the lost one", async () => {
    const { server, id } = await roomOfAnOlderModel();
    const ana = await server.guest("Ana");
    const { slug } = await server.database.db.room.findUniqueOrThrow({ where: { id } });
    await server.enter(ana, slug);
    const tab = await server.tab(ana);
    expect(await tab.join(id)).toMatchObject({ ok: true });
    expect(await tab.edit(pull("warmth", 0.5))).toMatchObject({ ok: true });
    expect(await tab.edit(pull("tilt", 1))).toMatchObject({ ok: false });
  });
});
