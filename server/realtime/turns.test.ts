import { setImmediate as turn } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { Turns } from "./turns";

/** Each that goes takes a millisecond of a clock that only they move. */
function scene() {
  let clock = 0;
  const went: number[] = [];
  const turns = new Turns(() => clock);
  const come = (n: number) =>
    turns.next().then(() => {
      clock += 1;
      went.push(n);
    });
  return { come, went };
}

describe("what comes at once", () => {
  it("goes in the turn in which it came while that turn's share lasts", async () => {
    const { come, went } = scene();
    for (const n of [1, 2]) await come(n);
    expect(went).toEqual([1, 2]);
  });

  it("goes one a turn afterwards, in the order in which it came", async () => {
    const { come, went } = scene();
    for (const n of [1, 2]) await come(n);
    const late = Promise.all([3, 4, 5].map(come));
    await Promise.resolve();
    expect(went).toEqual([1, 2]);
    await turn();
    expect(went).toEqual([1, 2, 3]);
    const last = come(6);
    await Promise.all([late, last]);
    expect(went).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it("has a share again in the next turn", async () => {
    const { come, went } = scene();
    for (const n of [1, 2]) await come(n);
    await turn();
    await turn();
    await come(3);
    expect(went).toEqual([1, 2, 3]);
  });

  it("goes all at once where too much waits", async () => {
    const { come, went } = scene();
    for (const n of [1, 2]) await come(n);
    await Promise.all(Array.from({ length: 1_001 }, (_, i) => come(3 + i)));
    expect(went).toEqual(Array.from({ length: 1_003 }, (_, i) => 1 + i));
  });
});
