import { describe, expect, it } from "vitest";
import type { RoomId } from "@/core/kernel/ids/ids";
import { actor, Story } from "@/core/room/rules/testing/story";
import { chainEvents, verifyChain } from "./chain";
import type { RoomEvent } from "./event";
import { merkleRoot } from "./merkle";
import { replay } from "./replay";

const story = () => {
  const room = new Story("ana");
  room.pull("ana", "warmth", 1.25);
  room.edit("ana", { kind: "seed", value: 99 });
  return room;
};
const altered = (log: readonly RoomEvent[], seq: number, change: object): RoomEvent[] =>
  log.map((event) => (event.seq === seq ? ({ ...event, ...change } as RoomEvent) : event));

describe("the hash chain", () => {
  it("has the hashes that it had when it was first written", () => {
    const { log } = story();
    expect(log.map((event) => event.hash.slice(0, 16))).toMatchInlineSnapshot(`
      [
        "d4eb5b111e5bced9",
        "a0f07100942c9118",
        "342ee95e028089b8",
        "89386954f1fad4f0",
      ]
    `);
    expect(merkleRoot(log.map((event) => event.hash)).slice(0, 16)).toMatchInlineSnapshot(
      `"8f53365ba613ae1f"`,
    );
  });

  it("verifies from the beginning, and from any moment in it", () => {
    const { log } = story();
    expect(verifyChain(log)).toEqual({ ok: true, seq: 3, head: log[3]?.hash });
    expect(verifyChain(log.slice(2), { seq: 1, head: log[1]?.hash ?? "" })).toMatchObject({ ok: true });
    expect(verifyChain([])).toMatchObject({ ok: true, seq: -1 });
  });

  it.each([
    ["what was done", { payload: { ...story().log[2]?.payload, n: 99 } }],
    ["who did it", { actor: "ben" }],
    ["when", { at: 5 }],
    ["the room", { room: "other" as RoomId }],
    ["the hash before", { prev: "0".repeat(64) }],
    ["the hash itself", { hash: "0".repeat(64) }],
    ["the place", { seq: 7 }],
  ])("breaks where %s was altered", (_, change) => {
    const check = verifyChain(altered(story().log, 2, change));
    expect(check.ok).toBe(false);
    expect(check.seq).toBe("seq" in change ? 7 : 2);
  });

  it("breaks where an event is missing, moved or doubled", () => {
    const [a, b, c, d] = story().log as [RoomEvent, RoomEvent, RoomEvent, RoomEvent];
    for (const log of [
      [a, b, d],
      [a, c, b, d],
      [a, b, b, c, d],
      [b, c, d],
    ])
      expect(verifyChain(log).ok).toBe(false);
  });

  it("breaks where a valid event of another room is appended", () => {
    const { log, state } = story();
    const foreign = chainEvents("other" as RoomId, state.seq, state.head, [
      { at: 0, actor: actor("host"), kind: "freeze", payload: { frozen: true } },
    ]);
    expect(verifyChain([...log, ...foreign])).toMatchObject({ ok: false, seq: 4 });
  });
});

describe("replay", () => {
  it("of a whole log gives the same state as a snapshot and the events after it", () => {
    const { log, state } = story();
    expect(replay(log)).toEqual(state);
    const snapshot = JSON.parse(JSON.stringify(replay(log.slice(0, 2))));
    expect(replay(log.slice(2), snapshot)).toEqual(state);
  });

  it("refuses a log without its first event", () => {
    expect(() => replay([])).toThrow(RangeError);
    expect(() => replay(story().log.slice(1))).toThrow(RangeError);
  });
});
