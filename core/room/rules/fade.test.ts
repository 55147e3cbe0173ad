import { describe, expect, it } from "vitest";
import type { ActorId } from "@/core/kernel/ids/ids";
import { shownValue } from "@/core/picture/recipe/shown";
import { playersOf, replaySubset } from "@/core/work/credit/subset";
import { BASE } from "./fade";
import { Story } from "./testing/story";

const ids = (...names: string[]) => names as ActorId[];
const fade = (room: Story, ...members: string[]) =>
  room.happen(BASE, { kind: "fade", payload: { members: ids(...members) } });

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
});
