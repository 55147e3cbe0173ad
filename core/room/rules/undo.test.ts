import { describe, expect, it } from "vitest";
import { RECIPE_LIMITS } from "@/core/picture/recipe/limits";
import { ROOM_LIMITS } from "@/core/room/protocol/limits";
import { Story } from "./testing/story";

const seed = (value: number) => ({ kind: "seed" as const, value });
const blend = (id: string, weight: number | null) => ({
  kind: "blend" as const,
  id,
  value: weight === null ? null : { source: { seed: 1 }, band: "all" as const, weight },
});

describe("undo (U1, U2)", () => {
  it("takes back a whole gesture, and redo does it again", () => {
    const room = new Story("ana");
    room.pull("ana", "warmth", 1, 1);
    for (const value of [1.5, 2, 2.5]) room.pull("ana", "warmth", value, 2);
    expect(room.undo("ana")).toBe("ok");
    expect(room.pulled("ana", "warmth")).toBe(1);
    expect(room.redo("ana")).toBe("ok");
    expect(room.pulled("ana", "warmth")).toBe(2.5);
    room.undo("ana");
    room.undo("ana");
    expect(room.recipe.contributions).toEqual({});
    expect(room.undo("ana")).toBe("nothing_to_undo");
  });

  it("takes back everything one gesture wrote, as an XY pad does", () => {
    const room = new Story("ana");
    for (const value of [1, 2]) {
      room.pull("ana", "warmth", value, 5);
      room.pull("ana", "detail", -value, 5);
    }
    room.undo("ana");
    expect(room.recipe.contributions).toEqual({});
    room.redo("ana");
    expect([room.pulled("ana", "warmth"), room.pulled("ana", "detail")]).toEqual([2, -2]);
  });

  it("takes back only my own gesture, whoever wrote since", () => {
    const room = new Story("ana", "ben");
    room.pull("ana", "warmth", 1);
    room.pull("ben", "warmth", 2);
    expect(room.undo("ana")).toBe("ok");
    expect(room.recipe.contributions).toEqual({ warmth: { ben: 2 } });
  });

  it("applies to a shared field only while my write is its last", () => {
    const room = new Story("ana", "ben");
    room.edit("ana", seed(1));
    room.edit("ben", seed(2));
    expect(room.undo("ana")).toBe("overwritten");
    expect(room.recipe.seed).toBe(2);
    room.undo("ben");
    expect(room.recipe.seed).toBe(1);
    expect(room.undo("ana")).toBe("ok");
    expect(room.recipe.seed).toBe(7);
  });

  it("skips gestures that were overwritten and takes back the latest that was not", () => {
    const room = new Story("ana", "ben");
    room.pull("ana", "warmth", 1);
    room.edit("ana", seed(1));
    room.edit("ben", seed(2));
    expect(room.undo("ana")).toBe("ok");
    expect(room.recipe.contributions).toEqual({});
    expect(room.recipe.seed).toBe(2);
  });

  it("brings back what somebody wrote in the middle of my gesture, not the value before it", () => {
    const room = new Story("ana", "ben");
    room.edit("ana", seed(1), 9);
    room.edit("ben", seed(2));
    room.edit("ana", seed(3), 9);
    room.undo("ana");
    expect(room.recipe.seed).toBe(2);
  });

  it("distinguishes two tabs of one person whose gestures have the same number", () => {
    const room = new Story("ana");
    room.pull("ana", "warmth", 1, 1, "left");
    room.pull("ana", "warmth", 2, 1, "right");
    room.undo("ana");
    expect(room.pulled("ana", "warmth")).toBe(1);
  });

  it("ends a gesture: later writes under its number are a new one", () => {
    const room = new Story("ana");
    room.pull("ana", "warmth", 1, 1);
    room.undo("ana");
    room.redo("ana");
    room.pull("ana", "warmth", 2, 1);
    room.undo("ana");
    expect(room.pulled("ana", "warmth")).toBe(1);
  });

  it("puts a removed blend back in its place", () => {
    const room = new Story("ana");
    for (const id of ["x", "y", "z"]) room.edit("ana", blend(id, 0.5));
    room.edit("ana", blend("x", null));
    room.undo("ana");
    expect(room.recipe.blends.map((b) => b.id)).toEqual(["x", "y", "z"]);
  });

  it("respects limits: a removed blend does not come back when the list is full", () => {
    const room = new Story("ana", "ben");
    for (let i = 0; i < RECIPE_LIMITS.blends; i++) room.edit("ana", blend(`b${i}`, 0.5));
    room.edit("ana", blend("b0", null));
    expect(room.edit("ben", blend("other", 0.5))).toBe("ok");
    expect(room.undo("ana")).toBe("limit_reached");
  });

  it("does not write registers that one may no longer write", () => {
    const room = new Story("ana", "ben");
    room.pull("ana", "warmth", 1);
    room.command("host", { kind: "lock", control: "warmth", locked: true });
    expect(room.undo("ana")).toBe("locked");
    room.edit("host", { kind: "model", value: "waves" as never });
    room.command("host", { kind: "role", member: "ben", role: "host" });
    expect(room.undo("host")).toBe("forbidden");
    expect(room.recipe.model.id).toBe("waves");
  });

  it("leaves nothing to redo after a new edit", () => {
    const room = new Story("ana");
    room.pull("ana", "warmth", 1);
    room.undo("ana");
    room.pull("ana", "detail", 1);
    expect(room.redo("ana")).toBe("nothing_to_redo");
  });

  it("can be redone only while the register is as the undo left it", () => {
    const room = new Story("ana", "ben");
    room.edit("ana", seed(1));
    room.undo("ana");
    room.edit("ben", seed(2));
    expect(room.redo("ana")).toBe("overwritten");
  });

  it("goes back at most a hundred gestures", () => {
    const room = new Story("ana");
    for (let i = 1; i <= ROOM_LIMITS.undoDepth + 5; i++) room.edit("ana", seed(i));
    let steps = 0;
    while (room.undo("ana") === "ok") steps += 1;
    expect(steps).toBe(ROOM_LIMITS.undoDepth);
    expect(room.recipe.seed).toBe(5);
  });

  it("changes nothing when the log has no such write", () => {
    const room = new Story("ana");
    room.pull("ana", "warmth", 1);
    const before = room.recipe;
    room.happen("ana", { kind: "undo", payload: { of: 999 } });
    room.happen("host", { kind: "redo", payload: { of: 1 } });
    expect(room.recipe).toEqual(before);
  });
});

describe("what is remembered for undo", () => {
  it("is bounded: old blends that were removed are forgotten, and can no longer be undone", () => {
    const room = new Story("ana");
    for (let i = 0; i < 600; i++) {
      room.edit("ana", blend(`b${i}`, 0.5));
      room.edit("ana", blend(`b${i}`, null));
    }
    expect(Object.keys(room.state.writes.blend ?? {}).length).toBeLessThanOrEqual(512);
    expect(room.state.undo["ana" as never]).toHaveLength(12);
    expect(room.undo("ana")).toBe("ok");
    expect(room.recipe.blends.map((b) => b.id)).toEqual(["b599"]);
  });
});
