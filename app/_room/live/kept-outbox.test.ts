import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { ActorId, ClientId, RoomId } from "@/core/kernel/ids/ids";
import type { Edit } from "@/core/picture/edits/edit";
import type { KeptEdits } from "@/core/room/client/kept";
import { RoomClient } from "@/core/room/client/room-client";
import { TestServer } from "@/core/room/client/testing/server";
import { actor, MODELS } from "@/core/room/rules/testing/story";
import { type BrowserStorage, browserStorage, KeptOutbox } from "./kept-outbox";

const ROOM = "room" as RoomId;
const ANA = actor("ana");
const pull = (value: number) => ({ kind: "contribution", control: "warmth", value }) as Edit;

/** A browser's storage, in memory. */
function storage(): BrowserStorage & { rows: Map<string, string> } {
  const rows = new Map<string, string>();
  return {
    rows,
    get length() {
      return rows.size;
    },
    key: (i) => [...rows.keys()][i] ?? null,
    getItem: (key) => rows.get(key) ?? null,
    setItem: (key, value) => void rows.set(key, value),
    removeItem: (key) => void rows.delete(key),
  };
}
const keptBy = (client: string, value = 1): KeptEdits => ({
  v: 1,
  me: ANA,
  client: client as ClientId,
  epoch: 0,
  last: 2,
  base: 1,
  refused: [],
  edits: [{ n: 2, gesture: 5, edit: pull(value) }],
});

let shelf: ReturnType<typeof storage>;
let overtaken: number;
let made: KeptOutbox[];
const tab = (read: () => KeptEdits | null, on: BrowserStorage | null = shelf) => {
  const outbox = new KeptOutbox(ROOM, on, read, () => {
    overtaken += 1;
  });
  made.push(outbox);
  return outbox;
};

beforeEach(() => {
  vi.useFakeTimers({ now: Date.UTC(2026, 10, 28) });
  [shelf, overtaken, made] = [storage(), 0, []];
});
afterEach(() => {
  for (const outbox of made) outbox.leave();
  vi.useRealTimers();
});

describe("an edit that is not acknowledged", () => {
  it("is kept in the browser's storage until it is acknowledged", () => {
    let kept: KeptEdits | null = keptBy("one");
    const outbox = tab(() => kept);
    outbox.soon();
    vi.advanceTimersByTime(300);
    expect(shelf.rows.size).toBe(1);
    kept = null;
    outbox.soon();
    vi.advanceTimersByTime(300);
    expect(shelf.rows.size).toBe(0);
  });

  it("goes once to the next page after its page ended, with the tab's identity and numbers", () => {
    tab(() => keptBy("one")).leave();
    const next = tab(() => null);
    expect(next.claim(ANA)).toEqual(keptBy("one"));
    expect(tab(() => null).claim(ANA)).toBeNull();
  });

  it("does not go to another page while its own is open, to another person or to another room", () => {
    tab(() => keptBy("one")).save();
    vi.advanceTimersByTime(10 * 60_000);
    expect(tab(() => null).claim(ANA)).toBeNull();
    expect(tab(() => null).claim(actor("ben") as ActorId)).toBeNull();
    const elsewhere = new KeptOutbox(
      "other" as RoomId,
      shelf,
      () => null,
      () => {},
    );
    expect(elsewhere.claim(ANA)).toBeNull();
  });

  it("of a page that ended without notice goes to the next page after some minutes, and is kept for thirty days", () => {
    const row = { holder: "x", at: Date.now(), left: false, kept: keptBy("one") };
    shelf.setItem(`cohue:unsent:${ROOM}:${ANA}:one`, JSON.stringify(row));
    expect(tab(() => null).claim(ANA)).toBeNull();
    vi.advanceTimersByTime(3 * 60_000);
    expect(tab(() => null).claim(ANA)).toEqual(keptBy("one"));
    vi.advanceTimersByTime(31 * 86_400_000);
    expect(tab(() => null).claim(ANA)).toBeNull();
    expect(shelf.rows.size).toBe(0);
  });

  it("is taken over once: a page that slept meanwhile starts anew", () => {
    const asleep = tab(() => keptBy("one"));
    asleep.leave();
    tab(() => keptBy("one")).claim(ANA);
    asleep.save();
    expect(overtaken).toBe(1);
  });

  it("is reported as not safe where storage is missing or full", () => {
    const full = {
      ...storage(),
      setItem: () => {
        throw new Error("full");
      },
    };
    expect(tab(() => keptBy("one"), full as never).isSafe).toBe(false);
    expect(tab(() => keptBy("one"), null).isSafe).toBe(false);
    expect(tab(() => keptBy("one")).isSafe).toBe(true);
    expect(tab(() => null, null).isSafe).toBe(true);
    expect(
      browserStorage({
        get localStorage(): BrowserStorage {
          throw new Error("denied");
        },
      }),
    ).toBeNull();
  });

  it("is dropped if it cannot be read", () => {
    for (const text of ["", "{", "null", '{"left":true}'])
      shelf.setItem(`cohue:unsent:${ROOM}:${ANA}:${text.length}`, text);
    expect(tab(() => null).claim(ANA)).toBeNull();
    expect(shelf.rows.size).toBe(0);
  });
});

describe("a page that continues after another ended", () => {
  const join = (server: TestServer, client: RoomClient) =>
    client.joined(
      server.join(
        { room: ROOM, client: client.client, have: client.have },
        {
          actor: ANA,
          client: client.client,
          pending: (m) => client.pending(m),
          committed: (m) => client.wasCommitted(m),
        },
      ),
    );
  const port = (refused: string[] = []) => ({
    resync: () => {},
    refused: (_edit: Edit, code: string) => void refused.push(code),
  });
  const deliver = (server: TestServer, client: RoomClient) => {
    for (let message = client.flush(); message; message = client.flush()) {
      const sent = message;
      server.edit(ANA, client.client, sent, 0, (answer) => client.answered(sent, answer));
    }
    server.write();
    server.written();
  };
  const edits = (server: TestServer) =>
    server.log.flatMap((e) =>
      e.kind === "edit" && e.payload.edit.kind === "contribution" ? [e.payload.edit.value] : [],
    );

  it("sends what did not arrive, and does not apply again what arrived", () => {
    const server = new TestServer(ROOM, actor("host"), [ANA], MODELS);
    const first = new RoomClient("tab" as ClientId, port());
    join(server, first);
    first.write(pull(1), 1);
    const arrived = first.flush();
    if (!arrived) throw new Error("nothing to send");
    // It arrives, and its answer does not.
    server.edit(ANA, first.client, arrived, 0, () => {});
    server.write();
    server.written();
    first.write(pull(2), 2);
    first.write({ kind: "seed", value: 9 }, 3);
    const { kept } = first;
    if (!kept) throw new Error("nothing kept");

    const next = new RoomClient(kept.client, port(), JSON.parse(JSON.stringify(kept)));
    join(server, next);
    expect(next.view.contributions).toEqual({ warmth: { ana: 2 } });
    deliver(server, next);
    expect(edits(server)).toEqual([1, 2]);
    expect(server.core.state.recipe.seed).toBe(9);
    expect([next.kept, next.hasUnsettled]).toEqual([null, false]);
    next.write(pull(3), 4);
    deliver(server, next);
    expect(edits(server)).toEqual([1, 2, 3]);
  });

  it("keeps edits through several pages that never enter the room", () => {
    const first = new RoomClient("tab" as ClientId, port(), keptBy("tab"));
    tab(() => first.kept).leave();
    for (let page = 0; page < 3; page++) {
      let client: RoomClient | null = null;
      const outbox = tab(() => client?.kept ?? null);
      const left = outbox.claim(ANA);
      expect(left).toEqual(keptBy("tab"));
      client = new RoomClient("tab" as ClientId, port(), left);
      outbox.leave();
    }
  });

  it("takes back edits of an epoch that the room has left since, and says so", () => {
    const server = new TestServer(ROOM, actor("host"), [ANA], MODELS);
    const first = new RoomClient("tab" as ClientId, port());
    join(server, first);
    first.write(pull(1), 1);
    const { kept } = first;
    server.command(actor("host"), { kind: "restore", to: 0 }, 1);
    server.write();
    server.written();
    const refused: string[] = [];
    const next = new RoomClient("tab" as ClientId, port(refused), kept);
    join(server, next);
    expect([refused, next.flush(), next.view.contributions]).toEqual([["stale_epoch"], null, {}]);
  });

  it("does not send what another person left", () => {
    const server = new TestServer(ROOM, actor("host"), [ANA], MODELS);
    const next = new RoomClient("tab" as ClientId, port(), { ...keptBy("tab"), me: actor("ben") });
    join(server, next);
    expect(next.flush()).toBeNull();
  });

  it("sends no message over the size limit, and no edit that fits in no message", () => {
    const server = new TestServer(ROOM, actor("host"), [ANA], MODELS);
    const refused: string[] = [];
    const client = new RoomClient("tab" as ClientId, port(refused));
    join(server, client);
    const keyframe = (id: string, count: number): Edit =>
      ({
        kind: "keyframe",
        id,
        value: {
          recipe: {
            ...client.view,
            contributions: {
              warmth: Object.fromEntries(Array.from({ length: count }, (_, i) => [`member-${i}`, 1])),
            },
          },
          at: 0,
          ease: "hold",
        },
      }) as Edit;
    for (const id of ["a", "b", "c", "d"]) client.write(keyframe(id, 1_400), 1);
    for (let message = client.flush(); message; message = client.flush())
      expect(JSON.stringify(message).length).toBeLessThan(64 * 1024);
    client.write(keyframe("e", 5_000), 2);
    expect(refused).toEqual(["too_large"]);
  });
});
