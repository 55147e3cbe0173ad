import { expect, it } from "vitest";
import { LiveRoom } from "@/app/_room/live/live-room";
import { PresenceSender } from "@/app/_room/live/presence-sender";
import type { ActorId, ClientId, ControlId, ModelId, RoomId, Sha256 } from "@/core/kernel/ids/ids";
import { uniforms } from "@/core/kernel/random";
import type { Control } from "@/core/picture/model/model-file";
import { emptyRecipe, type Recipe } from "@/core/picture/recipe/recipe";
import { RoomClient } from "@/core/room/client/room-client";
import { Drifter } from "./drifter";

const model = { id: "fields" as ModelId, hash: "0".repeat(64) as Sha256, classes: [{ id: "tide" }] };
const [me, ben] = ["ana" as ActorId, "ben" as ActorId];
const controls = ["warmth", "mist", "detail", "water", "relief", "petals", "trees"].map(
  (id): Control => ({ id: id as ControlId, kind: "direction", label: id, band: "all", sigma: 1, vector: 0 }),
);
const warmth = "warmth" as ControlId;

function room(part: Partial<Recipe> = {}, locked: ControlId[] = []) {
  const client = new RoomClient("tab" as ClientId, { resync: () => {}, refused: () => {} });
  const yes = async () => ({ ok: true as const });
  const live = new LiveRoom(
    client,
    {
      ...{
        command: async () => ({ ok: true as const, seq: 1 }),
        chat: yes,
        react: yes,
        ask: yes,
        decline: yes,
        answer: yes,
      },
      ...{ presence: new PresenceSender(() => {}), wake: () => {} },
    },
    "Someone",
  );
  const reply = {
    ...{
      room: "room" as RoomId,
      boot: "boot",
      epoch: 0,
      seq: 0,
      head: "head",
      rev: 0,
      pending: [],
      members: [],
      me,
    },
    ...{
      role: "editor" as const,
      chat: [],
      settled: null,
      acked: 0,
      recipe: { ...emptyRecipe(model, 1), ...part },
    },
    status: { title: "A room", frozen: false, locked, storage: "ok" as const, render: "ok" as const },
  };
  client.joined(reply);
  live.joined(reply);
  return live;
}
/** A minute of drifting. */
function drift(live: LiveRoom, each: (second: number) => void = () => {}) {
  const drifter = new Drifter(live, controls, uniforms(11));
  for (let step = 0; step < 240; step++) {
    drifter.step(step / 4, 2, null);
    if (step % 4 === 3) each((step + 1) / 4);
  }
}

it("a drift moves several controls, by my share alone", () => {
  const live = room({ contributions: { [warmth]: { [ben]: 1.5 } } });
  drift(live);
  const moved = Object.values(live.recipe.contributions).filter((shares) => shares[me]);
  expect(moved.length).toBeGreaterThan(3);
  expect(live.recipe.contributions[warmth]?.[ben]).toBe(1.5);
});

it("it leaves alone what is locked", () => {
  const locked = controls.slice(0, 4).map(({ id }) => id);
  const live = room({}, locked);
  drift(live);
  for (const id of locked) expect(live.recipe.contributions[id]?.[me] ?? 0).toBe(0);
});

it("it goes on from where I moved a control by hand", () => {
  const live = room();
  drift(live, (second) => {
    if (second !== 30) return;
    for (const { id } of controls)
      live.write({ kind: "contribution", control: id, value: 6 }, live.newGesture());
  });
  for (const { id } of controls) expect(live.recipe.contributions[id]?.[me] ?? 0).toBeGreaterThan(2);
});

it("a drift of a minute is a few gestures, so that undo goes back a little at a time", () => {
  const live = room();
  const gestures = new Set<number>();
  const write = live.write.bind(live);
  live.write = (edit, gesture) => {
    gestures.add(gesture);
    write(edit, gesture);
  };
  drift(live);
  expect(gestures.size).toBe(3);
});
