import { expect, it } from "vitest";
import { attachDoublePress } from "./double-press";

function setUp() {
  const element = new EventTarget();
  let acts = 0;
  const detach = attachDoublePress(element, () => {
    acts += 1;
  });
  const happen = (type: string, clientX = 0, pointerId = 1) =>
    element.dispatchEvent(Object.assign(new Event(type), { pointerId, clientX, clientY: 0 }));
  const press = (to: number) => {
    happen("pointerdown");
    happen("pointermove", to);
    happen("pointerup", to);
  };
  return { happen, press, detach, acts: () => acts };
}

it("two presses in one place are one double click", () => {
  const { press, happen, acts } = setUp();
  press(0);
  press(0);
  happen("dblclick");
  expect(acts()).toBe(1);
  press(0);
  happen("dblclick");
  expect(acts()).toBe(1);
});

it.each([
  ["two quick nudges", [3, 3]],
  ["a nudge and a click", [3, 0]],
  ["a click and a nudge", [0, 3]],
  ["a nudge there and back", [0, -2]],
])("%s are no double click, even if the browser reports one", (_what, ways) => {
  const { press, happen, acts } = setUp();
  for (const to of ways) press(to);
  happen("dblclick");
  expect(acts()).toBe(0);
});

it("a second finger during the press is ignored", () => {
  const { happen, press, acts } = setUp();
  happen("pointerdown");
  happen("pointerdown", 50, 2);
  happen("pointermove", 60, 2);
  happen("pointerup", 60, 2);
  happen("pointerup");
  press(0);
  happen("dblclick");
  expect(acts()).toBe(1);
});

it("after detach it hears nothing", () => {
  const { press, happen, detach, acts } = setUp();
  press(0);
  press(0);
  detach();
  happen("dblclick");
  expect(acts()).toBe(0);
});
