import { describe, expect, it } from "vitest";
import type { Edit } from "@/core/picture/edits/edit";
import { replacedIn } from "./replaced-in";
import { actor, FIRST, Story } from "./testing/story";

const seed = (value: number): Edit => ({ kind: "seed", value });
const replaced = (by: string, register: string, before: unknown) => ({ by: actor(by), register, before });

describe("what somebody replaced that all share", () => {
  it("is offered from the room's state (J6), with the value from before one person's successive changes", () => {
    const room = new Story("ana", "ben");
    expect(replacedIn(room.state)).toEqual([]);
    room.edit("ana", seed(5));
    room.edit("ana", seed(6));
    room.pull("ben", "warmth", 1);
    expect(replacedIn(room.state)).toEqual([replaced("ana", "seed", FIRST.seed)]);
  });

  it("is the last such change alone, all of it where it was one gesture", () => {
    const room = new Story("ana", "ben");
    room.edit("ana", seed(5));
    room.edit("ben", seed(6), 1);
    room.edit("ben", { kind: "truncation", value: 0.3 }, 1);
    expect(replacedIn(room.state)).toEqual([
      replaced("ben", "seed", 5),
      replaced("ben", "truncation", FIRST.truncation),
    ]);
  });

  it("is no longer offered once it was taken back, or another picture took its place", () => {
    const room = new Story("ana", "ben");
    room.edit("ana", seed(5));
    room.undo("ana");
    expect(replacedIn(room.state)).toEqual([]);
    room.edit("ana", seed(5));
    room.command("host", { kind: "restore", to: 1 });
    expect(replacedIn(room.state)).toEqual([]);
  });
});
