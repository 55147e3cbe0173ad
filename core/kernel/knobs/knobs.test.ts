import { describe, expect, it } from "vitest";
import { kindOf, stepsOf } from "./encoder";
import { pressedAnew, pushOf } from "./gamepad";
import { learnt, type Mapping, readMappings, unlearnt } from "./mapping";
import { turnOf } from "./midi";
import { type Grip, NO_GRIP, taken } from "./takeover";
import { gestureAt, TURN_MS } from "./turns";

describe("a MIDI message", () => {
  it("is a turn of the knob that its channel and number say", () => {
    expect(turnOf([0xb0, 7, 100], "Desk")).toEqual({ source: "Desk/1/7", value: 100 });
    expect(turnOf([0xbf, 21, 0], "Desk")).toEqual({ source: "Desk/16/21", value: 0 });
    expect(turnOf(new Uint8Array([0xe2, 5, 64]), "Keys")).toEqual({ source: "Keys/3/wheel", value: 64 });
  });

  it.each([
    ["a note", [0x90, 60, 100]],
    ["a clock", [0xf8]],
    ["a command to all", [0xb0, 123, 0]],
    ["half a message", [0xb0, 7]],
    ["nothing", []],
  ])("is none where it is %s", (_what, bytes) => expect(turnOf(bytes, "Desk")).toBeNull());
});

describe("what kind a knob is", () => {
  it.each([
    ["absolute", [10, 11, 12, 14, 17]],
    ["absolute", [127, 126, 125, 127, 126]],
    ["twos", [1, 1, 1, 2, 1]],
    ["twos", [127, 127, 126, 1, 1]],
    ["offset", [65, 65, 65, 66, 65]],
    ["offset", [63, 63, 65, 65, 62]],
    ["sign", [1, 1, 65, 65, 1]],
  ] as const)("is seen to be %s by %j", (kind, values) => expect(kindOf(values)).toBe(kind));

  it("says how far an endless encoder was turned", () => {
    expect([1, 127, 3, 125].map((value) => stepsOf("twos", value))).toEqual([1, -1, 3, -3]);
    expect([65, 63, 64].map((value) => stepsOf("offset", value))).toEqual([1, -1, 0]);
    expect([1, 65, 67].map((value) => stepsOf("sign", value))).toEqual([1, -1, -3]);
    expect(stepsOf("absolute", 99)).toBe(0);
  });
});

describe("soft take-over", () => {
  /** Where the value goes when a knob is turned through these places. */
  function turn(places: readonly number[], value: number): { value: number; grip: Grip; moved: number } {
    let [grip, at, moved] = [NO_GRIP, value, 0];
    for (const knob of places) {
      const next = taken(grip, knob, at);
      grip = next.grip;
      if (next.to !== null) {
        at = next.to;
        moved++;
      }
    }
    return { value: at, grip, moved };
  }

  it("moves nothing while the knob stands elsewhere, and everything once it has come to the value", () => {
    expect(turn([0.1, 0.2, 0.3], 0.8)).toMatchObject({ value: 0.8, moved: 0 });
    expect(turn([0.1, 0.5, 0.79, 0.85], 0.8)).toMatchObject({ value: 0.85, moved: 2 });
  });

  it("takes hold when a fast knob jumps past the value", () => {
    expect(turn([0.1, 0.9], 0.5)).toMatchObject({ value: 0.9, moved: 1 });
  });

  it("has to be fetched anew after somebody else has moved the value", () => {
    const { grip } = turn([0.5, 0.55], 0.5);
    expect(taken(grip, 0.56, 0.2).to).toBeNull();
    expect(taken(grip, 0.56, 0.55).to).toBe(0.56);
  });
});

describe("learning", () => {
  const knob = (source: string, target: string): Mapping => ({ source, target, kind: "absolute" });

  it("gives a knob one thing to move, and a thing one knob", () => {
    const once = learnt([knob("a", "warmth"), knob("b", "mist")], knob("a", "mist"));
    expect(once).toEqual([knob("a", "mist")]);
    expect(unlearnt(once, "mist")).toEqual([]);
  });

  it("is kept as text, and what cannot be read is nothing", () => {
    const all = [knob("a", "warmth"), { ...knob("b", "mist"), kind: "twos" as const }];
    expect(readMappings(JSON.stringify(all))).toEqual(all);
    for (const broken of [null, "", "{", "[1]", '[{"source":"a","target":"b","kind":"loud"}]', "{}"])
      expect(readMappings(broken)).toEqual([]);
  });
});

it("turning on within a moment is one gesture; after a rest it is another", () => {
  let made = 0;
  const begin = () => ++made;
  const first = gestureAt(undefined, 0, begin);
  const second = gestureAt(first, TURN_MS - 1, begin);
  const third = gestureAt(second, 2 * TURN_MS - 2, begin);
  expect([first, second, third].map(({ gesture }) => gesture)).toEqual([1, 1, 1]);
  expect(gestureAt(third, 3 * TURN_MS, begin).gesture).toBe(2);
});

describe("a gamepad", () => {
  it("rests in the middle, is fine near it and full at its ends", () => {
    expect([0, 0.1, -0.14].map(pushOf).every((push) => Math.abs(push) === 0)).toBe(true);
    expect(pushOf(1)).toBe(1);
    expect(pushOf(-1)).toBe(-1);
    expect(pushOf(0.5)).toBeGreaterThan(0);
    expect(pushOf(0.5)).toBeLessThan(0.3);
  });

  it("has a button pressed once, however long it is held", () => {
    expect(pressedAnew([false, false], [true, false])).toEqual([0]);
    expect(pressedAnew([true, false], [true, true])).toEqual([1]);
    expect(pressedAnew([], [false, true])).toEqual([1]);
  });
});
