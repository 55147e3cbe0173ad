import { describe, expect, it } from "vitest";
import { actor, Story } from "./testing/story";

const seed = (value: number) => ({ kind: "seed" as const, value });
const blend = (id: string, weight: number) => ({
  kind: "blend" as const,
  id,
  value: { source: { seed: 1 }, band: "all" as const, weight },
});
const influence = (room: Story, who: string) => room.value(`influence/${who}`);
const fade = (who: string, value: number) => ({ kind: "influence" as const, member: actor(who), value });

describe("mute (R4)", () => {
  it("takes a member's influence away, refuses their edits, and gives back what it took", () => {
    const room = new Story("ana");
    room.edit("ana", fade("ana", 0.6));
    room.pull("ana", "warmth", 1);
    room.command("host", { kind: "mute", member: "ana", muted: true });
    expect(influence(room, "ana")).toBe(0);
    expect(room.pull("ana", "warmth", 2)).toBe("muted");
    expect(room.undo("ana")).toBe("muted");
    expect(room.edit("host", fade("ana", 1))).toBe("muted");
    room.command("host", { kind: "mute", member: "ana", muted: true });
    room.command("host", { kind: "mute", member: "ana", muted: false });
    expect(influence(room, "ana")).toBe(0.6);
    expect(room.pulled("ana", "warmth")).toBe(1);
    expect(room.pull("ana", "warmth", 2)).toBe("ok");
  });

  it("cannot be undone by fading back", () => {
    const room = new Story("ana");
    room.edit("host", fade("ana", 0.5));
    room.command("host", { kind: "mute", member: "ana", muted: true });
    expect(room.undo("host")).toBe("overwritten");
  });

  it("lasts when the member leaves and is let in again", () => {
    const room = new Story("ana");
    room.command("host", { kind: "mute", member: "ana", muted: true });
    room.command("ana", { kind: "leave" });
    room.happen("ana", { kind: "joined", payload: { role: "editor" } });
    expect(room.pull("ana", "warmth", 1)).toBe("muted");
  });
});

describe("restore (R5)", () => {
  it("sets the whole recipe to an earlier moment, raises the epoch and ends everyone's undo", () => {
    const room = new Story("ana");
    room.pull("ana", "warmth", 1);
    const to = room.state.seq;
    const then = room.recipe;
    room.edit("host", seed(5));
    room.pull("ana", "warmth", 2);
    expect(room.command("host", { kind: "restore", to })).toBe("ok");
    expect(room.recipe).toEqual(then);
    expect(room.state.epoch).toBe(1);
    expect(room.undo("ana")).toBe("nothing_to_undo");
    expect(room.undo("host")).toBe("nothing_to_undo");
  });

  it("keeps muted members at influence 0, and members who are no longer muted at their influence", () => {
    const room = new Story("ana", "ben");
    room.command("host", { kind: "mute", member: "ana", muted: true });
    const to = room.state.seq;
    room.command("host", { kind: "mute", member: "ana", muted: false });
    room.command("host", { kind: "mute", member: "ben", muted: true });
    room.command("host", { kind: "restore", to });
    expect([influence(room, "ana"), influence(room, "ben")]).toEqual([1, 0]);
  });

  it("is refused for a moment or a model that does not exist", () => {
    const room = new Story();
    expect(room.command("host", { kind: "restore", to: 99 })).toBe("out_of_range");
  });
});

describe("revert of a member to a moment (R5)", () => {
  it("sets all their contributions to what they were, and nobody else's", () => {
    const room = new Story("ana", "ben");
    room.pull("ana", "warmth", 1);
    const to = room.state.seq;
    room.pull("ana", "warmth", 3);
    room.pull("ana", "detail", 3);
    room.pull("ben", "warmth", 2);
    expect(room.command("host", { kind: "revert", member: "ana", to })).toBe("ok");
    expect(room.recipe.contributions).toEqual({ warmth: { ana: 1, ben: 2 } });
    expect(room.state.epoch).toBe(1);
  });

  it("sets shared fields they wrote last since then, and leaves those that others wrote after them", () => {
    const room = new Story("ana", "ben");
    const to = room.state.seq;
    room.edit("ana", seed(5));
    room.edit("ana", { kind: "truncation", value: 0.5 });
    room.edit("ben", { kind: "truncation", value: 0.6 });
    room.command("host", { kind: "revert", member: "ana", to });
    expect([room.recipe.seed, room.recipe.truncation]).toEqual([7, 0.6]);
  });

  it("keeps blends in their order: an old one of theirs stays where it is, a changed one is put back there", () => {
    const room = new Story("ana", "ben");
    room.edit("ana", blend("old", 0.1));
    room.edit("ana", blend("changed", 0.1));
    room.edit("ben", blend("bens", 0.1));
    const to = room.state.seq;
    room.edit("ana", blend("changed", 0.9));
    room.edit("ana", blend("new", 0.9));
    room.edit("ana", { kind: "blend", id: "old", value: null });
    room.command("host", { kind: "revert", member: "ana", to });
    expect(room.recipe.blends.map((b) => [b.id, b.weight])).toEqual([
      ["old", 0.1],
      ["changed", 0.1],
      ["bens", 0.1],
    ]);
  });

  it("knows what they wrote even after their undo stack was cleared by a restore", () => {
    const room = new Story("ana");
    const to = room.state.seq;
    room.edit("ana", seed(5));
    room.command("host", { kind: "restore", to: room.state.seq });
    room.command("host", { kind: "revert", member: "ana", to });
    expect(room.recipe.seed).toBe(7);
  });

  it("leaves their influence, and other people's undo", () => {
    const room = new Story("ana", "ben");
    room.pull("ben", "warmth", 1);
    const to = room.state.seq;
    room.edit("ana", fade("ana", 0.3));
    room.pull("ana", "warmth", 1);
    room.command("host", { kind: "revert", member: "ana", to });
    expect(influence(room, "ana")).toBe(0.3);
    expect(room.undo("ana")).toBe("nothing_to_undo");
    expect(room.undo("ben")).toBe("ok");
    expect(room.recipe.contributions).toEqual({});
  });

  it("works for someone who left, and not for someone who was never here", () => {
    const room = new Story("ana");
    room.pull("ana", "warmth", 1);
    room.command("ana", { kind: "leave" });
    expect(room.command("host", { kind: "revert", member: "ana", to: 0 })).toBe("ok");
    expect(room.recipe.contributions).toEqual({});
    expect(room.command("host", { kind: "revert", member: "zoe", to: 0 })).toBe("not_found");
  });
});
