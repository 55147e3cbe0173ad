import { beforeEach, describe, expect, it } from "vitest";
import type { Code } from "@/core/kernel/errors";
import type { ClientId, RoomId } from "@/core/kernel/ids/ids";
import type { Edit } from "@/core/picture/edits/edit";
import type { CommittedMessage, EditAck, EditMessage, JoinReply } from "@/core/room/protocol/messages";
import { actor, MODELS, WAVES } from "@/core/room/rules/testing/story";
import { RoomClient } from "./room-client";
import { TestServer } from "./testing/server";

const pull = (value: number, control = "warmth") => ({ kind: "contribution", control, value }) as Edit;
const seed = (value: number): Edit => ({ kind: "seed", value });
const ANA = actor("ana");
const TAB = "tab" as ClientId;

let server: TestServer;
let client: RoomClient;
let refused: [Edit, Code][];
let asked: string[];
let heard: CommittedMessage[];

/** Everything the server says reaches the client at once, unless a test holds it back. */
const join = (change: (reply: JoinReply) => JoinReply = (reply) => reply) =>
  client.joined(
    change(
      server.join(
        { room: "r" as RoomId, client: TAB, have: client.have },
        {
          actor: ANA,
          client: TAB,
          pending: (m) => client.pending(m),
          committed: (m) => {
            heard.push(m);
            client.wasCommitted(m);
          },
        },
      ),
    ),
  );
const deaf = () => server.listeners.delete(TAB);
const commit = () => {
  server.write();
  server.written();
};
/** Sends a message; its answer, when it comes, is put in `answers` and given to the client. */
function send(message: EditMessage | null, answers: EditAck[] = []): EditAck[] {
  if (!message) throw new Error("nothing to send");
  server.edit(ANA, TAB, message, 0, (answer) => {
    answers.push(answer);
    client.answered(message, answer);
  });
  return answers;
}
let others = 0;
const other = (who: string, edit: Edit) => {
  others += 1;
  const message = {
    epoch: server.core.state.epoch,
    base: others - 1,
    edits: [{ n: others, gesture: 0, edit }],
  };
  server.edit(actor(who), `${who}-tab` as ClientId, message, 0, () => undefined);
};

beforeEach(() => {
  server = new TestServer("r" as RoomId, actor("host"), [actor("host"), ANA, actor("ben")], MODELS);
  [refused, asked, heard, others] = [[], [], [], 0];
  client = new RoomClient(TAB, {
    resync: (why) => asked.push(why),
    refused: (edit, error) => refused.push([edit, error]),
    modelHash: (id) => MODELS.get(id)?.hash,
  });
  join();
});

describe("what I see", () => {
  it("is the committed state, then what others have pending, then my own edits on top", () => {
    other("ben", pull(1));
    other("ben", seed(1));
    client.write(seed(2), 1);
    expect(client.view.contributions).toEqual({ warmth: { ben: 1 } });
    expect(client.view.seed).toBe(2);
    expect(client.committed.seed).toBe(7);
  });

  it("shows my change of model at once, and numbers as the server will keep them", () => {
    client.write({ kind: "model", value: WAVES.id }, 1);
    client.write(pull(0.123456), 1);
    expect(client.view.model.id).toBe("waves");
    expect(client.view.contributions).toEqual({ warmth: { ana: 0.1235 } });
  });

  it("does not include an impossible edit: it is refused at once", () => {
    client.write(pull(99), 1);
    expect(client.view.contributions).toEqual({});
    expect(refused).toEqual([[pull(99), "out_of_range"]]);
  });

  it("is announced to those who watch a register or a prefix, and to nobody else", () => {
    const told: string[] = [];
    client.watch("seed", () => told.push("seed"));
    const stop = client.watchAll("contribution/warmth/", () => told.push("warmth"));
    client.watchAll("contribution/detail/", () => told.push("detail"));
    client.write(pull(1), 1);
    other("ben", pull(1));
    expect(told).toEqual(["warmth", "warmth"]);
    stop();
    client.write(seed(1), 1);
    client.write(pull(2), 1);
    expect(told).toEqual(["warmth", "warmth", "seed"]);
  });
});

describe("what I send (E2, E3, E4, E7, X2)", () => {
  it("is the last value that I wrote to a register in one gesture, numbered without gaps", () => {
    for (const value of [1, 2, 3]) client.write(pull(value), 1);
    client.write(seed(1), 1);
    client.write(pull(4), 2);
    const message = client.flush();
    expect(message?.edits.map((e) => [e.n, e.edit])).toEqual([
      [1, pull(3)],
      [2, seed(1)],
      [3, pull(4)],
    ]);
    expect(client.flush()).toBeNull();
  });

  it("stays pending until it is acknowledged, which happens when it is on disk", () => {
    client.write(seed(5), 1);
    const answers = send(client.flush());
    expect([answers.length, client.hasUnsettled]).toEqual([0, true]);
    commit();
    expect(answers).toEqual([{ ok: true, seq: 3, n: 1, refused: [] }]);
    expect([client.hasUnsettled, client.view.seed, client.seq]).toEqual([false, 5, 3]);
  });

  it("is taken back with the reason where it is refused; the other edits count", () => {
    client.write(pull(1, "mood"), 1);
    client.write(seed(5), 1);
    send(client.flush());
    commit();
    expect(refused).toEqual([[pull(1, "mood"), "unknown_control"]]);
    expect(client.view).toEqual(server.core.state.recipe);
    expect(client.view.seed).toBe(5);
  });

  it("is kept where the server cannot take it for the moment", () => {
    client.write(seed(5), 1);
    const message = client.flush();
    if (!message) throw new Error("nothing to send");
    expect(client.answered(message, { ok: false, error: "too_frequent" })).toBe(false);
    expect(client.flush()).toEqual(message);
    expect(refused).toEqual([]);
  });

  it("is sent again under its number after the connection was lost, and counts once", () => {
    client.write(seed(5), 1);
    const first = client.flush();
    send(first, []);
    deaf();
    commit();
    other("ben", seed(6));
    commit();
    client.unanswered();
    client.write(pull(1), 2);
    join();
    send(client.flush());
    commit();
    expect(server.log.filter((e) => e.kind === "edit")).toHaveLength(3);
    expect(client.view).toEqual(server.core.state.recipe);
    expect(client.view.seed).toBe(6);
  });

  it("is not lost when the server dies with it", () => {
    client.write(seed(5), 1);
    send(client.flush());
    other("ben", pull(3));
    server.crash();
    client.unanswered();
    join();
    expect(client.view.contributions).toEqual({});
    expect(client.view.seed).toBe(5);
    send(client.flush());
    commit();
    expect(server.core.state.recipe.seed).toBe(5);
  });
});

describe("a restore to another moment (E4)", () => {
  it("takes back what I wrote before it, sent or not; what I write after it counts", () => {
    client.write(pull(1), 1);
    send(client.flush());
    client.write(pull(2), 1);
    const late = client.flush();
    client.write(pull(3), 1);
    server.command(actor("host"), { kind: "revert", member: ANA, to: 0 }, 0);
    commit();
    expect(refused.map(([edit, code]) => [edit, code])).toEqual([
      [pull(2), "stale_epoch"],
      [pull(3), "stale_epoch"],
    ]);
    expect(client.view.contributions).toEqual({});
    client.write(pull(4), 1);
    send(late, []);
    send(client.flush());
    commit();
    expect(server.core.state.recipe.contributions).toEqual({ warmth: { ana: 4 } });
    expect(client.view).toEqual(server.core.state.recipe);
  });

  it("does the same when it happened while I was away", () => {
    deaf();
    client.write(seed(5), 1);
    server.command(actor("host"), { kind: "restore", to: 0 }, 0);
    commit();
    join();
    expect(refused).toEqual([[seed(5), "stale_epoch"]]);
    expect(client.view.seed).toBe(7);
    expect(client.epoch).toBe(1);
  });
});

describe("a message that does not follow on what I have (C4, C5)", () => {
  it("after a gap makes me join again, and the tail closes the gap", () => {
    deaf();
    other("ben", seed(1));
    commit();
    join((reply) => ({ ...reply, tail: [] }));
    other("ben", seed(2));
    commit();
    expect(asked).toEqual(["gap"]);
    join();
    expect(client.view).toEqual(server.core.state.recipe);
  });

  it("of another boot makes me join again", () => {
    client.wasCommitted({ boot: "other", seq: 9, head: "", epoch: 0, rev: 0, events: [] });
    expect(asked).toEqual(["boot"]);
  });

  it("of a log that was tampered with is dropped, and I ask for the whole state", () => {
    deaf();
    other("ben", seed(1));
    commit();
    join((reply) => ({
      ...reply,
      tail: reply.tail?.map((t) => ({ ...t, event: { ...t.event, actor: actor("host") } })),
    }));
    expect(asked).toEqual(["chain"]);
    expect(client.have).toBeUndefined();
    expect(client.view.seed).toBe(7);
    join();
    expect(client.view).toEqual(server.core.state.recipe);
  });

  it("is ignored when I know its events already", () => {
    other("ben", seed(1));
    commit();
    const [message] = heard;
    if (!message) throw new Error("nothing was said");
    client.wasCommitted(message);
    expect([asked, client.seq]).toEqual([[], 3]);
  });
});
