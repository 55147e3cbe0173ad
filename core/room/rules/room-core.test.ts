import { beforeEach, describe, expect, it } from "vitest";
import type { ClientId } from "@/core/kernel/ids/ids";
import type { Edit } from "@/core/picture/edits/edit";
import { verifyChain } from "@/core/room/log/chain";
import type { RoomEvent } from "@/core/room/log/event";
import { replay } from "@/core/room/log/replay";
import { RoomCore } from "./room-core";
import { actor, MODELS, Story } from "./testing/story";

const pull = (value: number, control = "warmth") => ({ kind: "contribution", control, value }) as Edit;
const seed = (value: number): Edit => ({ kind: "seed", value });
const blend = (id: string, weight: number | null): Edit => ({
  kind: "blend",
  id,
  value: weight === null ? null : { source: { seed: 1 }, band: "all", weight },
});

let log: RoomEvent[];
let core: RoomCore;

beforeEach(() => {
  const story = new Story("ana", "ben");
  log = story.log;
  core = new RoomCore(story.state, "boot", MODELS);
});

const tab = (name: string) => name as ClientId;
/** Sends edits numbered from `n`, each a gesture of its own unless one is given. */
function send(
  who: string,
  n: number,
  edits: Edit[],
  more: { gesture?: number; epoch?: number; base?: number } = {},
) {
  const numbered = edits.map((edit, i) => ({ n: n + i, gesture: more.gesture ?? n + i, edit }));
  const message = { epoch: more.epoch ?? core.state.epoch, base: more.base ?? 0, edits: numbered };
  return core.edit(actor(who), tab(`${who}-tab`), message, 5);
}
function commit() {
  const group = core.takeGroup();
  if (!group) throw new Error("nothing waits");
  log.push(...group.events);
  return core.committed(group);
}
const command = (who: string, message: object) =>
  core.command(actor(who), message as never, 6, (seq) => replay(log.slice(0, seq + 1)));
const kinds = (events: readonly { event: RoomEvent }[]) => events.map(({ event }) => event.kind);

describe("edits (E2, E3, E4, E5, E7)", () => {
  it("are pending at once and committed in the order they came", () => {
    const outcome = send("ana", 1, [pull(1), seed(3)]);
    expect(outcome).toMatchObject({ ok: true, n: 2, settled: false, rev: 2, refused: [] });
    expect(core.pending.map((p) => p.rev)).toEqual([1, 2]);
    expect(core.view.seed).toBe(3);
    expect(core.state.recipe.seed).toBe(7);
    const { events, rev, seq, head } = commit();
    expect(kinds(events)).toEqual(["edit", "edit"]);
    expect([rev, seq, head]).toEqual([2, core.state.seq, core.state.head]);
    expect([core.pending, core.hasPending]).toEqual([[], false]);
    expect(verifyChain(log).ok).toBe(true);
    expect(replay(log)).toEqual(core.state);
  });

  it("that arrive twice are applied once: before the commit, after it, and after a restart", () => {
    send("ana", 1, [seed(1)]);
    expect(send("ana", 1, [seed(1)])).toMatchObject({ ok: true, accepted: [], settled: false });
    commit();
    expect(send("ana", 1, [seed(1)])).toMatchObject({ ok: true, accepted: [], settled: true });
    core = new RoomCore(replay(log), "later", MODELS);
    expect(send("ana", 1, [seed(1)])).toMatchObject({ ok: true, accepted: [], settled: true });
    expect(core.takeGroup()).toBeNull();
  });

  it("are refused after a gap unless the client knows that the gap is settled", () => {
    expect(send("ana", 3, [seed(3)])).toEqual({ ok: false, error: "out_of_order" });
    expect(send("ana", 3, [seed(3)], { base: 2 })).toMatchObject({ ok: true });
    expect(send("ana", 3, [])).toEqual({ ok: false, error: "malformed" });
  });

  it("are refused one by one: the answer lists which, and lists them again when they are resent", () => {
    const mixed = [pull(1), pull(1, "mood"), pull(2)];
    const refused = [{ n: 2, error: "unknown_control" }];
    expect(send("ana", 1, mixed)).toMatchObject({ ok: true, n: 3, refused });
    expect(send("ana", 1, mixed)).toMatchObject({ ok: true, n: 3, refused, accepted: [] });
    commit();
    expect(core.ackedOf(actor("ana"), tab("ana-tab"))).toBe(3);
  });

  it("are refused as soon as a restore is decided, if they are of the epoch before", () => {
    command("host", { kind: "restore", to: 0 });
    expect(send("ana", 1, [seed(1)], { epoch: 0 })).toEqual({ ok: false, error: "stale_epoch" });
    expect(send("ana", 1, [seed(1)], { epoch: 1 })).toMatchObject({ ok: true });
  });

  it("of a model carry its hash", () => {
    send("host", 1, [{ kind: "model", value: "waves" as never }]);
    expect(core.pending[0]?.modelHash).toBe(core.view.model.hash);
    commit();
    expect(core.state.recipe.model.id).toBe("waves");
  });
});

describe("a group (C1, C2, C3, E6, X1)", () => {
  it("keeps only the last write of one gesture to a register, at that write's place", () => {
    send("ana", 1, [pull(1), seed(1), pull(2)], { gesture: 1 });
    send("ben", 1, [seed(2)]);
    send("ana", 4, [pull(3)], { gesture: 1 });
    const edits = commit().events.map(({ event }) => (event.kind === "edit" ? event.payload.n : 0));
    expect(edits).toEqual([2, 1, 4]);
  });

  it("keeps the last write of every gesture, so that each can be undone", () => {
    send("ana", 1, [pull(1), pull(2)]);
    commit();
    command("ana", { kind: "undo" });
    commit();
    expect(core.state.recipe.contributions).toEqual({ warmth: { ana: 1 } });
  });

  it("keeps each write that adds to a list or takes from it, so that its order is the one everyone saw", () => {
    send("ana", 1, [blend("x", 0.1)], { gesture: 1 });
    send("ben", 1, [blend("y", 0.1)]);
    for (const [i, weight] of [0.2, 0.3, 0.4].entries())
      send("ana", 2 + i, [blend("x", weight)], { gesture: 1 });
    const seen = core.view;
    expect(commit().events).toHaveLength(3);
    expect(core.state.recipe).toEqual(seen);
    expect(core.state.recipe.blends.map((b) => b.id)).toEqual(["x", "y"]);
  });

  it("is written one at a time; edits that arrive meanwhile join the next, and their ack waits for it", () => {
    send("ana", 1, [pull(1)]);
    const first = core.takeGroup();
    const outcome = send("ben", 1, [pull(2)]);
    expect(core.takeGroup()).toBeNull();
    if (!first || !outcome.ok) throw new Error("taken");
    log.push(...first.events);
    const { rev } = core.committed(first);
    expect(rev).toBeLessThan(outcome.rev);
    expect(core.pending.map((p) => p.actor)).toEqual(["ben"]);
    expect(core.view.contributions).toEqual({ warmth: { ana: 1, ben: 2 } });
    expect(commit().rev).toBe(outcome.rev);
  });

  it("is written later unchanged if it could not be written; meanwhile the room accepts nothing", () => {
    send("ana", 1, [pull(1)]);
    const first = core.takeGroup();
    send("ben", 1, [pull(2)]);
    core.failed();
    expect(core.isReadOnly).toBe(true);
    expect(send("ana", 2, [pull(3)])).toEqual({ ok: false, error: "storage_unavailable" });
    expect(command("host", { kind: "freeze", frozen: true })).toEqual({
      ok: false,
      error: "storage_unavailable",
    });
    const again = core.takeGroup();
    expect(again?.events.slice(0, 1)).toEqual(first?.events);
    if (!again) throw new Error("taken");
    core.committed(again);
    expect(core.isReadOnly).toBe(false);
    expect(core.state.recipe.contributions).toEqual({ warmth: { ana: 1, ben: 2 } });
    expect(send("ana", 2, [pull(3)])).toMatchObject({ ok: true });
  });

  it("names the epoch and seq it was decided on, for the fence, and the resulting state", () => {
    send("ana", 1, [pull(1)]);
    command("host", { kind: "restore", to: 0 });
    const group = core.takeGroup();
    if (!group) throw new Error("taken");
    expect(group.before).toEqual({ epoch: 0, seq: 2 });
    const { after } = group;
    expect(core.state.seq).toBe(2);
    core.committed(group);
    expect(after).toEqual(core.state);
  });
});

describe("commands (C6)", () => {
  it("are decided on everything that came before them, without waiting for the disk", () => {
    send("ana", 1, [pull(1)]);
    core.takeGroup();
    send("ana", 2, [pull(2)]);
    expect(command("ana", { kind: "undo" })).toEqual({ ok: true, value: { seq: 5 } });
    expect(core.view.contributions).toEqual({ warmth: { ana: 1 } });
    expect(command("host", { kind: "freeze", frozen: true })).toMatchObject({ ok: true });
    expect(send("ana", 3, [pull(3)])).toEqual({ ok: false, error: "frozen" });
  });

  it("are logged in the order they came, between the edits", () => {
    send("ana", 1, [pull(1)], { gesture: 1 });
    command("host", { kind: "lock", control: "detail", locked: true });
    send("ana", 2, [pull(2)], { gesture: 1 });
    core.record({ at: 9, actor: actor("eva"), kind: "joined", payload: { role: "viewer" } });
    expect(kinds(commit().events)).toEqual(["edit", "lock", "edit", "joined"]);
    expect(replay(log)).toEqual(core.state);
  });

  it("leave pending edits pending when they are refused", () => {
    send("ana", 1, [pull(1)]);
    expect(command("ana", { kind: "freeze", frozen: true })).toEqual({ ok: false, error: "forbidden" });
    expect(core.pending).toHaveLength(1);
    expect(kinds(commit().events)).toEqual(["edit"]);
  });
});

describe("a client that comes back (J2, J3)", () => {
  it("gets the events after those it has, while the server still keeps them", () => {
    const had = core.state.seq;
    send("ana", 1, [pull(1), seed(2)]);
    commit();
    expect(core.tailAfter(had)?.map(({ event }) => event.seq)).toEqual([3, 4]);
    expect(core.tailAfter(core.state.seq)).toEqual([]);
    expect(core.tailAfter(0)).toBeNull();
    expect(core.tailAfter(99)).toBeNull();
  });

  it("is told which edits it need not send again: those committed or refused, not those pending", () => {
    const acked = () => core.ackedOf(actor("ana"), tab("ana-tab"));
    send("ana", 1, [pull(1)]);
    commit();
    send("ana", 2, [pull(1, "mood")]);
    expect(acked()).toBe(2);
    send("ana", 3, [pull(3)]);
    expect(acked()).toBe(2);
    commit();
    expect(acked()).toBe(3);
  });
});
