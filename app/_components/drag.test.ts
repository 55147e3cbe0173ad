import { describe, expect, it } from "vitest";
import { slideOn } from "@/app/r/[slug]/_components/fader/fader-gestures";
import { attachDrag } from "./drag";
import { filesNaming } from "./testing/sources";

type Seen = { x: number; y: number }[];

/** An element on a page, and a drag on it that writes down what it is told. */
function setUp({ begins = true } = {}) {
  const page = new EventTarget();
  const captured: number[] = [];
  const element = Object.assign(new EventTarget(), {
    ownerDocument: page,
    setPointerCapture: (pointer: number) => captured.push(pointer),
  });
  const seen: Seen = [];
  const ends: string[] = [];
  const drag = attachDrag(element as unknown as HTMLElement, {
    begin: () => begins,
    move: (way) => seen.push(way),
    taken: () => ends.push("taken"),
    end: () => ends.push("end"),
  });
  const send =
    (on: EventTarget) =>
    (type: string, pointerId: number, clientX: number, clientY: number, more = {}) =>
      on.dispatchEvent(Object.assign(new Event(type), { button: 0, pointerId, clientX, clientY, ...more }));
  return { seen, ends, captured, drag, press: send(element), later: send(page) };
}

describe("a drag", () => {
  it("follows the pointer's position and ignores the movement that events report", () => {
    const { seen, press, later } = setUp();
    press("pointerdown", 1, 100, 100);
    later("pointermove", 1, 105, 97, { movementX: 0, movementY: 0 });
    later("pointermove", 1, 110, 94, { movementX: 10, movementY: -6 });
    expect(seen).toEqual([
      { x: 5, y: -3 },
      { x: 5, y: -3 },
    ]);
  });

  it("is moved and ended only by the pointer that began it", () => {
    const { seen, ends, captured, press, later } = setUp();
    press("pointerdown", 1, 0, 0);
    press("pointerdown", 2, 40, 40);
    later("pointermove", 2, 60, 60);
    later("pointerup", 2, 60, 60);
    later("pointercancel", 3, 0, 0);
    expect([seen, ends, captured]).toEqual([[], [], [1]]);
    later("pointermove", 1, 3, 0);
    later("pointerup", 1, 3, 0);
    expect([seen, ends]).toEqual([[{ x: 3, y: 0 }], ["end"]]);
    later("pointermove", 1, 9, 9);
    expect(seen).toHaveLength(1);
  });

  it("that the browser takes away, to scroll, is told so before it ends", () => {
    const { seen, ends, press, later } = setUp();
    press("pointerdown", 1, 0, 0);
    later("pointermove", 1, 2, 9);
    later("pointercancel", 1, 2, 9);
    later("pointermove", 1, 5, 20);
    expect([seen, ends]).toEqual([[{ x: 2, y: 9 }], ["taken", "end"]]);
  });

  it("that is ended early ends once, and the next press begins another", () => {
    const { seen, ends, drag, press, later } = setUp();
    press("pointerdown", 1, 0, 0);
    drag.end();
    later("pointerup", 1, 0, 0);
    press("pointerdown", 2, 0, 0);
    later("pointermove", 2, 1, 1);
    drag.detach();
    later("pointermove", 2, 2, 2);
    press("pointerdown", 3, 0, 0);
    later("pointermove", 3, 2, 2);
    expect([seen, ends]).toEqual([[{ x: 1, y: 1 }], ["end", "end"]]);
  });

  it("does not begin with another button or where it is refused", () => {
    const { captured, press } = setUp();
    press("pointerdown", 1, 0, 0, { button: 2 });
    const refused = setUp({ begins: false });
    refused.press("pointerdown", 1, 0, 0);
    expect([captured, refused.captured]).toEqual([[], []]);
  });
});

describe("a value that is dragged", () => {
  it("that was pulled beyond an end moves back only when the hand is back at the end", () => {
    let value = 3;
    const slide = slideOn(() => ({
      min: -4,
      max: 4,
      read: () => value,
      move: (delta) => {
        value += delta;
      },
    }));
    slide(0.25, 1);
    expect(value).toBe(4);
    slide(-0.1, 1);
    expect(value).toBe(4);
    slide(-0.05, 1);
    expect(value).toBeCloseTo(3.8);
  });

  it("does not drift because of rounding", () => {
    let value = 0;
    const slide = slideOn(() => ({
      min: -4,
      max: 4,
      read: () => value,
      move: (delta) => {
        value = Math.round((value + delta) * 10) / 10;
      },
    }));
    for (let i = 0; i < 100; i++) slide(0.0051, 1);
    expect(value).toBeCloseTo(4);
    for (let i = 0; i < 100; i++) slide(-0.0051, 1);
    expect(value).toBeCloseTo(0);
  });
});

it("pages use only drags to learn that a pointer is released, captured or moved", () => {
  // A double press is told by presses that stayed where they were: nothing is moved by it.
  // Two fingers that look nearer are no drag either: it ends when one of them is lifted.
  const own = ["app/_components/double-press.ts", "app/_components/drag.ts", "app/_room/zoom/use-zoom.ts"];
  expect(
    filesNaming(
      /movement[XY]|setPointerCapture|pointer(up|cancel)|onPointer(Up|Cancel)|onTouch|on(Mouse)?(Move|Down)=/i,
    ),
  ).toEqual(own);
  // Where the pointer is on the picture is shown, and whose place it is, a stage shows its controls, and the start page how its picture came
  // to be, and a page what somebody is about to press; nothing is dragged there.
  expect(filesNaming(/pointermove/i)).toEqual(
    [
      ...own,
      "app/_api/open-when-reached.tsx",
      "app/_landing/touched-picture.tsx",
      "app/_stage/use-quiet.ts",
      "app/r/[slug]/_components/finish/brush-layer.tsx",
      "app/r/[slug]/_components/picture/picture.tsx",
    ].sort(),
  );
});
