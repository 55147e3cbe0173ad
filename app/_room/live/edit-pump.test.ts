import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { ActorId, ClientId, ModelId, RoomId, Sha256 } from "@/core/kernel/ids/ids";
import { emptyRecipe } from "@/core/picture/recipe/recipe";
import { RoomClient } from "@/core/room/client/room-client";
import type { EditAck, EditMessage, JoinReply } from "@/core/room/protocol/messages";
import { EditPump } from "./edit-pump";

const model = { id: "fields" as ModelId, hash: "0".repeat(64) as Sha256, classes: [{ id: "tide" }] };

function joinedClient(): RoomClient {
  const client = new RoomClient("tab" as ClientId, { resync: () => {}, refused: () => {} });
  const reply: JoinReply = {
    room: "room" as RoomId,
    boot: "boot",
    epoch: 0,
    seq: 0,
    head: "head",
    recipe: emptyRecipe(model, 1),
    rev: 0,
    pending: [],
    members: [],
    me: "ana" as ActorId,
    role: "editor",
    status: { title: "A room", frozen: false, locked: [], storage: "ok", render: "ok" },
    chat: [],
    settled: null,
    acked: 0,
  };
  client.joined(reply);
  return client;
}

const accept = (message: EditMessage): EditAck => ({
  ok: true,
  seq: 0,
  n: message.edits.at(-1)?.n ?? 0,
  refused: [],
});

describe("the edit pump", () => {
  beforeEach(() => {
    vi.useFakeTimers({
      toFake: ["setTimeout", "clearTimeout", "setInterval", "clearInterval", "performance"],
    });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it("sends the first edit of a drag at once, stays under thirty a second, and ends on the last value", async () => {
    const client = joinedClient();
    const sent: EditMessage[] = [];
    const pump = new EditPump(
      client,
      async (message) => {
        sent.push(message);
        return accept(message);
      },
      () => {},
    );
    pump.start();
    let value = 0;
    const dragging = setInterval(() => {
      value += 1;
      client.write({ kind: "seed", value }, 7);
      pump.wake();
    }, 4);
    await vi.advanceTimersByTimeAsync(6);
    expect(sent).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(994);
    clearInterval(dragging);
    await vi.advanceTimersByTimeAsync(100);
    expect(sent.length).toBeGreaterThan(20);
    expect(sent.length).toBeLessThanOrEqual(30);
    expect(sent.at(-1)?.edits.at(-1)?.edit).toEqual({ kind: "seed", value });
    expect(client.hasUnsettled).toBe(false);
    pump.stop();
  });

  it("sends what is written in one go in one message, before any timer and so before the browser's next frame", async () => {
    const client = joinedClient();
    const sent: EditMessage[] = [];
    const pump = new EditPump(
      client,
      async (message) => {
        sent.push(message);
        return accept(message);
      },
      () => {},
    );
    pump.start();
    await Promise.resolve();
    client.write({ kind: "seed", value: 5 }, 1);
    pump.wake();
    client.write({ kind: "truncation", value: 0.5 }, 1);
    pump.wake();
    expect(sent).toHaveLength(0);
    await Promise.resolve();
    expect(sent.map(({ edits }) => edits.map(({ edit }) => edit.kind))).toEqual([["seed", "truncation"]]);
    pump.stop();
  });

  it("asks for a rejoin when no answer comes, and sends the same edit with the same number again", async () => {
    const client = joinedClient();
    const sent: EditMessage[] = [];
    let rejoins = 0;
    const pump = new EditPump(
      client,
      async (message) => {
        sent.push(message);
        if (sent.length === 1) throw new Error("no answer");
        return accept(message);
      },
      () => {
        rejoins += 1;
      },
    );
    client.write({ kind: "seed", value: 5 }, 1);
    pump.start();
    await vi.advanceTimersByTimeAsync(10);
    expect(rejoins).toBe(1);
    expect(client.hasUnsettled).toBe(true);
    await vi.advanceTimersByTimeAsync(100);
    pump.start();
    await vi.advanceTimersByTimeAsync(100);
    expect(sent[1]?.edits).toEqual(sent[0]?.edits);
    expect(client.hasUnsettled).toBe(false);
    pump.stop();
  });

  it("sends nothing while the connection is down", async () => {
    const client = joinedClient();
    const sent: EditMessage[] = [];
    const pump = new EditPump(
      client,
      async (message) => {
        sent.push(message);
        return accept(message);
      },
      () => {},
    );
    client.write({ kind: "seed", value: 5 }, 1);
    pump.wake();
    await vi.advanceTimersByTimeAsync(500);
    expect(sent).toHaveLength(0);
  });

  it("says when nothing is left to send, also where other news settled what was left: what waits for that goes on", async () => {
    const client = joinedClient();
    const left: boolean[] = [];
    const pump = new EditPump(
      client,
      async (message) => accept(message),
      () => {},
      () => left.push(client.hasUnsettled),
    );
    pump.start();
    await vi.advanceTimersByTimeAsync(1);
    expect(left).toEqual([false]);
  });
});
