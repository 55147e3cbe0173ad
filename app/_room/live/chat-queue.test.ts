import { beforeEach, describe, expect, it } from "vitest";
import type { Ack } from "@/core/room/protocol/messages";
import { ChatQueue } from "./chat-queue";

let sent: string[];
let isSent: boolean;
let rejoined: number;
let queue: ChatQueue;

beforeEach(() => {
  [sent, isSent, rejoined] = [[], true, 0];
  queue = new ChatQueue(
    () => isSent,
    () => {
      rejoined += 1;
    },
  );
});

const says =
  (what: string, reply: Ack | null = { ok: true }) =>
  () => {
    sent.push(what);
    return reply ? Promise.resolve(reply) : Promise.reject(new Error("no answer"));
  };
/** Everything that follows at once has followed. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe("what is said while the connection is down", () => {
  it("is sent and answered in order after joining again", async () => {
    const replies = ["one", "two", "three"].map((what) => queue.say(says(what)));
    await settled();
    expect(sent).toEqual([]);
    queue.start();
    expect(await Promise.all(replies)).toEqual([{ ok: true }, { ok: true }, { ok: true }]);
    expect(sent).toEqual(["one", "two", "three"]);
  });

  it("waits for edits that were written before it, if it asks for that", async () => {
    isSent = false;
    queue.start();
    const [undo, chat] = [queue.say(says("undo"), { afterEdits: true }), queue.say(says("chat"))];
    await settled();
    expect(sent).toEqual([]);
    isSent = true;
    queue.poke();
    await Promise.all([undo, chat]);
    expect(sent).toEqual(["undo", "chat"]);
  });

  it("is reported as not done when the connection stays down", async () => {
    const waiting = queue.say(says("one"));
    queue.end();
    expect(await waiting).toMatchObject({ ok: false, error: "not_connected" });
    expect(await queue.say(says("two"))).toMatchObject({ ok: false, error: "not_connected" });
    expect(sent).toEqual([]);
  });
});

describe("what gets no answer", () => {
  it("is sent again after joining again, before what came later, if it may be sent twice", async () => {
    let tries = 0;
    const line = queue.say(
      () => {
        tries += 1;
        return says("line", tries === 1 ? null : { ok: true })();
      },
      { again: true },
    );
    const later = queue.say(says("later"));
    queue.start();
    await settled();
    expect([sent, rejoined]).toEqual([["line"], 1]);
    queue.start();
    expect(await line).toEqual({ ok: true });
    expect(await later).toEqual({ ok: true });
    expect(sent).toEqual(["line", "line", "later"]);
  });

  it("is otherwise reported as not connected, in words that promise nothing", async () => {
    queue.start();
    const reply = await queue.say(says("undo", null));
    expect(reply).toMatchObject({ ok: false, error: "not_connected" });
    expect(JSON.stringify(reply)).not.toMatch(/role/i);
    expect(await queue.say(says("next"))).toEqual({ ok: true });
  });
});
