import { beforeEach, describe, expect, it } from "vitest";
import { canonicalBytes } from "@/core/kernel/canon/bytes";
import type { ClientId } from "@/core/kernel/ids/ids";
import type { Edit } from "@/core/picture/edits/edit";
import { RECIPE_LIMITS } from "@/core/picture/recipe/limits";
import { stillOf } from "@/core/picture/recipe/recipe";
import type { RoomEvent } from "@/core/room/log/event";
import { replay } from "@/core/room/log/replay";
import { ROOM_LIMITS } from "@/core/room/protocol/limits";
import { eventBytes, LogRoom } from "./log-room";
import { RoomCore } from "./room-core";
import { actor, FIRST, MODELS, Story } from "./testing/story";

let log: RoomEvent[];
let core: RoomCore;
let place: LogRoom;
let sent = 0;

beforeEach(() => {
  const story = new Story("ana", "ben");
  log = story.log;
  place = new LogRoom(0, Number.POSITIVE_INFINITY);
  core = new RoomCore(story.state, "boot", MODELS, place);
  sent = 0;
});

const pull = (value: number) => ({ kind: "contribution", control: "warmth", value }) as Edit;
function send(edit: Edit, gesture?: number) {
  sent += 1;
  const edits = [{ n: sent, gesture: gesture ?? sent, edit }];
  return core.edit(actor("ana"), "tab" as ClientId, { epoch: core.state.epoch, base: 0, edits }, 5);
}
function commit() {
  const group = core.takeGroup();
  if (!group) throw new Error("nothing waits");
  log.push(...group.events);
  return { group, message: core.committed(group) };
}
const command = (who: string, message: object) =>
  core.command(actor(who), message as never, 6, (seq) => replay(log.slice(0, seq + 1)));
/** Lets so many more bytes into the log. */
const leave = (bytes: number) => {
  const used = log.slice(3).reduce((sum, event) => sum + eventBytes(event), 0);
  place.most = used + bytes;
};

describe("a log has a quota in bytes", () => {
  it("refuses edits one by one beyond it, and still writes what was accepted", () => {
    leave(2_000);
    const said = Array.from({ length: 8 }, (_, i) => send(pull(i + 1)));
    const taken = said.filter((one) => one.ok && one.refused.length === 0).length;
    expect(taken).toBeGreaterThan(1);
    expect(said.at(-1)).toMatchObject({ ok: true, accepted: [], refused: [{ n: 8, error: "log_full" }] });
    const { group } = commit();
    expect(group.events).toHaveLength(taken);
    expect(group.bytes).toBe(group.events.reduce((sum, event) => sum + eventBytes(event), 0));
    expect(group.bytes).toBeLessThanOrEqual(2_000);
    place.most = Number.POSITIVE_INFINITY;
    expect(send(pull(1))).toMatchObject({ ok: true, refused: [] });
  });

  it("counts only the part of a drag that will be written", () => {
    leave(1_500);
    for (let i = 0; i < 50; i++) expect(send(pull(i / 10), 7)).toMatchObject({ ok: true, refused: [] });
    expect(commit().group.events).toHaveLength(1);
  });

  it("refuses undo and restore beyond it, but lets the host command, members leave and moderators act", () => {
    send(pull(1));
    commit();
    leave(0);
    expect(command("ana", { kind: "undo" })).toEqual({ ok: false, error: "log_full" });
    expect(command("host", { kind: "restore", to: 0 })).toEqual({ ok: false, error: "log_full" });
    expect(place.against({ kind: "joined", payload: { role: "editor" } })).toBe("log_full");
    for (const led of [
      { kind: "mute", member: "ben", muted: true },
      { kind: "role", member: "ben", role: "viewer" },
      { kind: "freeze", frozen: true },
      { kind: "kick", member: "ben" },
    ])
      expect(command("host", led)).toMatchObject({ ok: true });
    expect(command("ana", { kind: "leave" })).toMatchObject({ ok: true });
    leave(-2 * ROOM_LIMITS.logReserveBytes);
    expect(command("host", { kind: "freeze", frozen: false })).toEqual({ ok: false, error: "log_full" });
    const act = { kind: "freeze", frozen: true, rule: "spam" } as never;
    expect(core.moderate(act, 7, () => null)).toMatchObject({ ok: true });
    expect(command("host", { kind: "leave" })).toMatchObject({ ok: true });
  });
});

describe("what a room holds in memory is limited in bytes", () => {
  const large = (seed: number): Edit =>
    ({
      kind: "keyframe",
      id: `k${seed % 4}`,
      value: {
        recipe: {
          ...stillOf(FIRST),
          seed,
          contributions: Object.fromEntries([..."abcdefghijklmnopqrst"].map((c) => [c, { ana: 1.5 }])),
          blends: Array.from({ length: 8 }, (_, i) => ({
            id: `${"b".repeat(30)}${i}`,
            source: { seed: i, styles: FIRST.styles },
            band: "all",
            weight: 0.1,
            by: actor("ana"),
          })),
        },
        at: 1,
        ease: "hold",
      },
    }) as Edit;

  it("for edits that wait for the disk: beyond it they are refused until the disk has caught up", () => {
    let said = send(large(1));
    for (let i = 2; said.ok && i < 10_000; i++) said = send(large(i));
    expect(said).toEqual({ ok: false, error: "too_frequent" });
    expect(core.pendingBytes).toBeGreaterThan(ROOM_LIMITS.pendingBytes);
    expect(core.pendingBytes).toBeLessThan(ROOM_LIMITS.pendingBytes + RECIPE_LIMITS.editBytes + 1_000);
    sent -= 1;
    commit();
    expect(core.pendingBytes).toBe(0);
    expect(send(large(5))).toMatchObject({ ok: true });
  });

  it("for events kept for tabs that come back: a tab that missed more gets the recipe", () => {
    const had = core.state.seq;
    for (let i = 1; i <= 400; i++) {
      send(large(i));
      commit();
    }
    expect(core.tailAfter(had)).toBeNull();
    const near = core.tailAfter(core.state.seq - 3);
    expect(near).toHaveLength(3);
    let seq = core.state.seq;
    while (core.tailAfter(seq - 1)) seq -= 1;
    expect(canonicalBytes(core.tailAfter(seq))).toBeLessThan(ROOM_LIMITS.tailBytes + RECIPE_LIMITS.editBytes);
  });

  it("for refusals of a tab that never says which edits it knows to be settled", () => {
    for (let i = 0; i < 5_000; i++) send({ kind: "contribution", control: "mood", value: 1 } as Edit);
    const edits = [{ n: 1, gesture: 1, edit: pull(1) }];
    // The first were forgotten: asked again, they are not applied, and nothing is said of them.
    expect(core.edit(actor("ana"), "tab" as ClientId, { epoch: 0, base: 0, edits }, 5)).toMatchObject({
      ok: true,
      accepted: [],
      refused: [],
    });
    const late = [{ n: 5_000, gesture: 1, edit: pull(1) }];
    expect(core.edit(actor("ana"), "tab" as ClientId, { epoch: 0, base: 0, edits: late }, 5)).toMatchObject({
      refused: [{ n: 5_000, error: "unknown_control" }],
    });
  });
});
