import { describe, expect, it } from "vitest";
import type { ActorId } from "@/core/kernel/ids/ids";
import { editBack } from "@/core/picture/edits/back";
import { type Replaced, stillReplaced, withReplaced } from "./replaced";

const [me, ana, ben] = ["me", "ana", "ben"] as ActorId[];
const wrote = (by: ActorId | undefined, before: number, register = "seed"): Replaced => ({
  register,
  by: by as ActorId,
  before,
});
const told = (...steps: Replaced[]) =>
  steps.reduce<readonly Replaced[]>((all, step) => withReplaced(all, step, me as ActorId), []);

describe("a shared part that somebody else replaced", () => {
  it("can be brought back to its value before their gesture, however many edits the gesture had", () => {
    expect(told(wrote(ana, 1), wrote(ana, 2), wrote(ana, 3))).toEqual([wrote(ana, 1)]);
  });

  it("can be brought back by the next person to the value that they had replaced", () => {
    expect(told(wrote(ana, 1), wrote(ben, 2))).toEqual([wrote(ben, 2)]);
  });

  it("can no longer be brought back once I change it myself", () => {
    expect(told(wrote(ana, 1), wrote(me, 2))).toEqual([]);
  });

  it("is not remembered for registers that belong to one member", () => {
    expect(told(wrote(ana, 0, "contribution/warmth/ana"), wrote(ana, 1, "influence/ana"))).toEqual([]);
  });

  it("is remembered for at most three registers, the latest first, and only while the value differs", () => {
    const all = told(
      wrote(ana, 0.1, "truncation"),
      ...["a", "b"].map((band) => wrote(ben, 1, `style/${band}`)),
      wrote(ana, 1),
    );
    expect(all.map(({ register }) => register)).toEqual(["seed", "style/b", "style/a"]);
    expect(
      stillReplaced(all, (register) => (register === "seed" ? 1 : 5)).map((one) => one.register),
    ).toEqual(["style/b", "style/a"]);
  });
});

describe("the edit that brings it back", () => {
  it("contains the old value without its author: the room writes in who brings it back", () => {
    const palette = { colours: ["#112233"], strength: 0.5, by: ana as ActorId };
    expect(editBack("palette", palette)).toEqual({
      kind: "palette",
      value: { colours: ["#112233"], strength: 0.5 },
    });
    expect(editBack("palette", null)).toEqual({ kind: "palette", value: null });
    expect(editBack("style/shapes", { tide: 1 })).toEqual({
      kind: "style",
      band: "shapes",
      value: { tide: 1 },
    });
    const blend = { id: "x", source: { seed: 1 }, band: "all" as const, weight: 0.5, by: ana as ActorId };
    expect(editBack("blend/x", blend)).toEqual({
      kind: "blend",
      id: "x",
      value: { source: { seed: 1 }, band: "all", weight: 0.5 },
    });
    expect(editBack("seed", 7)).toEqual({ kind: "seed", value: 7 });
    expect(editBack("contribution/warmth/ana", 1)).toBeNull();
  });
});
