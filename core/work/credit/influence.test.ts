import { describe, expect, it } from "vitest";
import type { RoomId, Sha256 } from "@/core/kernel/ids/ids";
import { chainEvents } from "@/core/room/log/chain";
import type { RoomEvent } from "@/core/room/log/event";
import { genesis } from "@/core/room/log/hash-event";
import { replay } from "@/core/room/log/replay";
import { actor, FIRST, Story } from "@/core/room/rules/testing/story";
import { distance } from "./distance";
import { measureInfluence } from "./influence";
import { type Lineage, replaySubset } from "./subset";
import { waves } from "./testing";

const of = async (...lineage: (readonly RoomEvent[])[]) => {
  const found = await measureInfluence(lineage, { pictureOf: waves });
  return { ...found, by: Object.fromEntries(found.shares.map((s) => [s.player, s.influence])) };
};
const sum = (by: Record<string, number>) => Object.values(by).reduce((a, b) => a + b, 0);

describe("influence", () => {
  it("is 1 for a person who did everything", async () => {
    const story = new Story("ana", "ben");
    story.pull("ana", "warmth", 2);
    story.edit("ana", { kind: "seed", value: 99 });
    const { by, exact, visible } = await of(story.log);
    expect({ by, exact, visible }).toEqual({ by: { ana: 1 }, exact: true, visible: true });
  });

  it("is a half each for two people who did the same", async () => {
    const story = new Story("ana", "ben");
    story.pull("ana", "warmth", 1.5);
    story.pull("ben", "warmth", 1.5);
    const { by } = await of(story.log);
    expect(by.ana).toBeCloseTo(0.5, 10);
    expect(by.ben).toBeCloseTo(0.5, 10);
  });

  it("is 0 for a person whose edits were all undone, and for one whose influence ends at 0", async () => {
    const story = new Story("ana", "ben", "cleo");
    story.pull("ana", "warmth", 2);
    story.pull("ben", "detail", 3);
    story.undo("ben");
    story.pull("cleo", "detail", -2);
    story.edit("host", { kind: "influence", member: actor("cleo"), value: 0 });
    const { by } = await of(story.log);
    expect(by.ana).toBeCloseTo(1, 10);
    expect(by.ben).toBeCloseTo(0, 10);
    expect(by.cleo).toBeCloseTo(0, 10);
  });

  it("credits nobody for a host's revert, restore and mute", async () => {
    const story = new Story("ana", "ben");
    story.pull("ana", "warmth", 2);
    const moment = story.state.seq;
    story.pull("ben", "detail", 3);
    story.command("host", { kind: "revert", member: "ben", to: moment });
    story.pull("ben", "detail", 1);
    story.command("host", { kind: "mute", member: "ben", muted: true });
    story.edit("ana", { kind: "seed", value: 5 });
    story.command("host", { kind: "restore", to: moment });
    const { by } = await of(story.log);
    expect(by).not.toHaveProperty("host");
    expect(by.ana).toBeCloseTo(1, 10);
    expect(by.ben).toBeCloseTo(0, 10);
  });

  it("replays a restore, without a person, to the moment as it would have been without them", () => {
    const story = new Story("ana", "ben");
    story.pull("ana", "warmth", 2);
    story.pull("ben", "warmth", 1);
    const moment = story.state.seq;
    story.pull("ana", "warmth", -3);
    story.command("host", { kind: "restore", to: moment });
    expect(replaySubset([story.log], (p) => p !== "ben").contributions).toEqual({ warmth: { ana: 2 } });
    expect(replaySubset([story.log], () => true)).toEqual(story.recipe);
  });

  it("sums to 1, and is negative for a person who worked against the final picture", async () => {
    const story = new Story("ana", "ben");
    story.pull("ana", "warmth", 4);
    story.pull("ben", "warmth", -1);
    const { by } = await of(story.log);
    expect(sum(by)).toBeCloseTo(1, 10);
    expect(by.ben).toBeLessThan(0);
  });

  it("is 0 for everyone where nobody changed anything visible", async () => {
    const story = new Story("ana");
    story.pull("ana", "warmth", 2);
    story.pull("ana", "warmth", 0);
    const { by, visible } = await of(story.log);
    expect({ by, visible }).toEqual({ by: { ana: 0 }, visible: false });
  });

  it("counts edits back to the root of a branch", async () => {
    const root = new Story("ana");
    root.pull("ana", "warmth", 2);
    const room = "s" as RoomId;
    const [created] = chainEvents(room, -1, genesis(room), [
      {
        at: 0,
        actor: actor("ben"),
        kind: "created",
        payload: { recipe: root.recipe, defaultRole: "editor" },
      },
    ]);
    const branch = created ? [created] : [];
    const state = replay(branch);
    const edit = { kind: "contribution", control: "warmth", value: 2 } as never;
    branch.push(
      ...chainEvents(room, state.seq, state.head, [
        {
          at: 1,
          actor: actor("ben"),
          kind: "edit",
          payload: { edit, client: "b" as never, n: 1, gesture: 1 },
        },
      ]),
    );
    const { by } = await of(root.log, branch);
    expect(by.ana).toBeCloseTo(0.5, 10);
    expect(by.ben).toBeCloseTo(0.5, 10);
  });

  it("counts a work that was mixed in as a contributor of its own", async () => {
    const record = "c".repeat(64) as Sha256;
    const recipe = { ...FIRST, seed: 3, contributions: { detail: { zoe: 3 } } } as typeof FIRST;
    const room = "t" as RoomId;
    const body = {
      kind: "created" as const,
      payload: { recipe, defaultRole: "editor" as const, works: [{ work: "w1", record }] },
    };
    const log = chainEvents(room, -1, genesis(room), [{ at: 0, actor: actor("ana"), ...body }]);
    expect((await of(log)).by).toEqual({ "work:w1": 1 });
    expect(replaySubset([log], () => false).contributions).toEqual({});
  });

  it("is sampled for seven people and more: it still sums to 1, reports its error, and a seed repeats it", async () => {
    const names = ["a1", "b2", "c3", "d4", "e5", "f6", "g7", "h8"];
    const story = new Story(...names);
    for (const [i, name] of names.entries()) story.pull(name, "warmth", i === 0 ? 2 : 0.1 * i);
    const lineage: Lineage = [story.log];
    const once = await measureInfluence(lineage, { pictureOf: waves });
    expect(once.exact).toBe(false);
    expect(once.renders).toBeLessThanOrEqual(256);
    expect(once.shares.reduce((total, s) => total + s.influence, 0)).toBeCloseTo(1, 8);
    expect(Math.max(...once.shares.map((s) => s.error))).toBeGreaterThan(0);
    expect(once.shares[0]?.influence).toBeGreaterThan(0.3);
    expect(await measureInfluence(lineage, { pictureOf: waves })).toEqual(once);
  });
});

describe("the distance of two pictures", () => {
  it("is 0 to itself, the same both ways, and grows with the change", async () => {
    const [a, b, c] = await Promise.all(
      [0, 1, 3].map((value) => waves({ ...FIRST, contributions: { warmth: { ana: value } } } as never)),
    );
    const d = (x?: Uint8Array, y?: Uint8Array) => distance(x ?? new Uint8Array(), y ?? new Uint8Array());
    expect(d(a, a)).toBeCloseTo(0, 12);
    expect(d(a, b)).toBeCloseTo(d(b, a), 12);
    expect(d(a, c)).toBeGreaterThan(d(a, b));
    expect(() => distance(new Uint8Array(3), new Uint8Array(3))).toThrow("64 px");
  });
});
