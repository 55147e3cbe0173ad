import { describe, expect, it } from "vitest";
import { type ActorId, type ModelId, Sha256 } from "@/core/kernel/ids/ids";
import { mixOf } from "@/core/picture/finish/mix";
import { type HandId, MASK_SIDE } from "@/core/picture/recipe/finish";
import { writeMask } from "@/core/picture/recipe/mask";
import { shownValue } from "@/core/picture/recipe/shown";
import { playersOf, replaySubset } from "@/core/work/credit/subset";
import { BASE } from "./fade";
import { FIELDS, Story } from "./testing/story";

const ids = (...names: string[]) => names as ActorId[];
const fade = (room: Story, ...members: string[]) =>
  room.happen(BASE, { kind: "fade", payload: { members: ids(...members), finish: true } });

const OIL = "oil" as HandId;
const half = (is: (x: number, y: number) => boolean) =>
  writeMask(
    Array.from({ length: MASK_SIDE ** 2 }, (_, i) => (is(i % MASK_SIDE, Math.floor(i / MASK_SIDE)) ? 1 : 0)),
  );

/** A room with a finish. */
function painted(...editors: string[]): Story {
  const room = new Story(...editors);
  const finish = {
    id: "finish" as ModelId,
    hash: Sha256.parse("f".repeat(64)),
    alike: [],
    hands: new Set([OIL]),
  };
  room.models = new Map([[FIELDS.id, { ...FIELDS, finish }]]);
  const start = {
    model: { id: finish.id, hash: finish.hash },
    ground: {},
    strength: 0.8,
    stroke: 0,
    colour: 0,
  };
  expect(room.edit("host", { kind: "finish", value: start })).toBe("ok");
  return room;
}

describe("the pulls of people who left", () => {
  it("are added to one base, and the picture stays as it is", () => {
    const room = new Story("ana", "ben", "cem");
    room.pull("ana", "warmth", 1.25);
    room.pull("ben", "warmth", -0.5);
    room.pull("cem", "warmth", 0.75);
    room.edit("host", { kind: "influence", member: "ben" as ActorId, value: 0.5 });
    const before = shownValue(room.recipe, "warmth" as never);
    fade(room, "ana", "ben");
    expect(room.recipe.contributions).toEqual({ warmth: { cem: 0.75, [BASE]: 1 } });
    expect(shownValue(room.recipe, "warmth" as never)).toBeCloseTo(before, 4);
    fade(room, "cem");
    expect(room.recipe.contributions).toEqual({ warmth: { [BASE]: 1.75 } });
  });

  it("still count as theirs for credit: without one of them, the base lacks their part", () => {
    const room = new Story("ana", "ben");
    room.pull("ana", "warmth", 1.25);
    room.pull("ben", "warmth", -0.5);
    fade(room, "ana", "ben");
    room.pull("ben", "detail", 1);
    const only = (...names: string[]) =>
      replaySubset([room.log], (player) => ids(...names).includes(player as ActorId)).contributions;
    expect(only("ana")).toEqual({ warmth: { [BASE]: 1.25 } });
    expect(only("ben")).toEqual({ warmth: { [BASE]: -0.5 }, detail: { ben: 1 } });
    expect([...playersOf([room.log]).keys()].sort()).toEqual(["ana", "ben"]);
  });

  it("stay in the base through an undo, and are not counted twice by an edit that was under way", () => {
    const room = new Story("ana");
    room.pull("ana", "warmth", 1);
    const { epoch } = room.state;
    fade(room, "ana");
    expect(room.state.epoch).toBe(epoch + 1);
    expect(room.undo("ana")).toBe("overwritten");
    expect(room.recipe.contributions).toEqual({ warmth: { [BASE]: 1 } });
  });

  it("stay as they are where the base would exceed the limit of a contribution", () => {
    const room = new Story("ana", "ben");
    room.pull("ana", "warmth", 8);
    room.pull("ben", "warmth", 8);
    room.pull("ben", "detail", 1);
    fade(room, "ana", "ben");
    expect(room.recipe.contributions).toEqual({
      warmth: { ana: 8, ben: 8 },
      detail: { [BASE]: 1 },
    });
  });

  it("are added up for hands, with their places, and for paints, and the finish stays as it is", () => {
    const room = painted("ana", "ben", "cem");
    const [left, right] = [half((x) => x < 16), half((x) => x >= 16)];
    room.edit("ana", { kind: "hand", hand: OIL, value: { amount: 0.6, mask: left } });
    room.edit("ben", { kind: "hand", hand: OIL, value: { amount: 0.3, mask: right } });
    room.edit("cem", { kind: "hand", hand: OIL, value: { amount: 0.2 } });
    room.edit("ana", { kind: "paint", paint: "strength", value: -0.5 });
    room.edit("ben", { kind: "paint", paint: "strength", value: 0.25 });
    const before = mixOf(room.recipe);
    fade(room, "ana", "ben");
    const { hands, strength } = room.recipe.finish ?? {};
    expect(Object.keys(hands?.[OIL] ?? {}).sort()).toEqual([BASE, "cem"].sort());
    expect(strength).toEqual({ [BASE]: -0.25 });
    const after = mixOf(room.recipe);
    expect(after?.strength).toBeCloseTo(before?.strength ?? 0, 4);
    const amounts = (mix: typeof before) => [...((mix?.amount ?? []) as Float32Array)];
    expect(amounts(before)).toHaveLength(MASK_SIDE ** 2);
    for (const [i, level] of amounts(after).entries()) expect(level).toBeCloseTo(amounts(before)[i] ?? -1, 1);
    expect([...playersOf([room.log]).keys()].sort()).toEqual(["ana", "ben", "cem", "host"]);
  });

  it("keep one person's places to the bit, and stay where they come to more than one hand can be", () => {
    const room = painted("ana", "ben");
    const mask = half((x, y) => x + y < 20);
    room.edit("ana", { kind: "hand", hand: OIL, value: { amount: 0.7, mask } });
    fade(room, "ana");
    expect(room.recipe.finish?.hands?.[OIL]).toEqual({ [BASE]: { amount: 0.7, mask } });
    room.edit("ben", { kind: "hand", hand: OIL, value: { amount: 0.9 } });
    fade(room, "ben");
    expect(room.recipe.finish?.hands?.[OIL]).toEqual({ [BASE]: { amount: 0.7, mask }, ben: { amount: 0.9 } });
  });

  it("of hands stay as they are in logs from before hands faded", () => {
    const room = painted("ana");
    room.pull("ana", "warmth", 1);
    room.edit("ana", { kind: "hand", hand: OIL, value: { amount: 0.7 } });
    room.happen(BASE, { kind: "fade", payload: { members: ids("ana") } });
    expect(room.recipe.contributions).toEqual({ warmth: { [BASE]: 1 } });
    expect(room.recipe.finish?.hands).toEqual({ [OIL]: { ana: { amount: 0.7 } } });
  });
});
