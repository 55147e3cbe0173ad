import { describe, expect, it } from "vitest";
import type { ActorId, ClientId, ControlId, ModelId, RoomId, Sha256 } from "@/core/kernel/ids/ids";
import { emptyRecipe } from "@/core/picture/recipe/recipe";
import { RoomClient } from "@/core/room/client/room-client";
import type { CommandMessage, JoinReply, Member } from "@/core/room/protocol/messages";
import type { Role } from "@/core/room/protocol/roles";
import { LiveRoom } from "./live-room";
import { PresenceSender } from "./presence-sender";
import type { RoomSender } from "./room-sender";

const model = { id: "fields" as ModelId, hash: "0".repeat(64) as Sha256, classes: [{ id: "tide" }] };
const warmth = "warmth" as ControlId;
const past = { seq: 3, url: "/api/frames/room/3", by: "Ana", at: 0 };

/** Ana in a room, what she was told of refusals, and what was sent. */
function room(role: Role = "editor") {
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
    role,
    status: { title: "A room", frozen: false, locked: [], storage: "ok", render: "ok" },
    chat: [],
    settled: null,
    acked: 0,
  };
  const sent: CommandMessage["kind"][] = [];
  const line: RoomSender = {
    command: async ({ kind }) => {
      sent.push(kind);
      return { ok: true, seq: 1 };
    },
    chat: async () => ({ ok: true }),
    react: async () => ({ ok: true }),
    ask: async () => ({ ok: true }),
    decline: async () => ({ ok: true }),
    answer: async () => ({ ok: true }),
    presence: new PresenceSender(() => {}),
    wake: () => {},
  };
  const live = new LiveRoom(client, line, "Someone", (name) => name.replace("Guest", "Gast"));
  client.joined(reply);
  live.joined(reply);
  const refused: string[] = [];
  live.onRefused.add((code) => refused.push(code));
  const joinAgain = (members: JoinReply["members"]) => live.joined({ ...reply, members });
  return { live, sent, refused, joinAgain };
}

describe("looking at a moment of the past", () => {
  it("lets nobody move a control unseen, and says how to move it", () => {
    const { live, refused } = room();
    expect(live.refuses(warmth)).toBe(false);
    live.pastMoment.set(past);
    expect(live.refuses(warmth)).toBe(true);
    expect(live.refuses()).toBe(true);
    expect(refused).toEqual(["looking_back", "looking_back"]);
    live.pastMoment.set(null);
    expect(live.refuses(warmth)).toBe(false);
  });

  it("refuses undo, redo and revert, but restores that moment when asked", async () => {
    const { live, sent, refused } = room("host");
    live.pastMoment.set(past);
    for (const kind of ["undo", "redo"] as const) expect(await live.command({ kind })).toBe(false);
    expect(await live.command({ kind: "revert", member: live.me, to: 1 })).toBe(false);
    expect(await live.command({ kind: "restore", to: past.seq })).toBe(true);
    expect([sent, refused.length]).toEqual([["restore"], 3]);
  });

  it("ends when I change something after all, so that I see it", () => {
    const { live } = room();
    live.pastMoment.set(past);
    live.write({ kind: "contribution", control: warmth, value: 1 }, 1);
    expect(live.pastMoment.get()).toBeNull();
  });

  it("does not hide a better reason why I cannot move anything", () => {
    const { live } = room("viewer");
    live.pastMoment.set(past);
    expect(live.blocked.get()).toBe("viewer_only");
  });
});

describe("asking to edit", () => {
  const member = (more: Partial<Member>): Member => ({
    actor: "ana" as ActorId,
    name: "Ana",
    isGuest: true,
    role: "viewer",
    colour: 0,
    online: true,
    muted: false,
    asks: false,
    since: 0,
    ...more,
  });
  const status = { title: "A room", frozen: false, locked: [], storage: "ok", render: "ok" } as const;
  /** What a viewer is told about her asking, when the room says this of her. */
  function told(...seen: Partial<Member>[]) {
    const { live } = room("viewer");
    const answers: boolean[] = [];
    live.onAnswered.add((mayEdit) => answers.push(mayEdit));
    for (const more of seen) live.membersCame({ members: [member(more)], status });
    return answers;
  }

  it("is answered by a new role, or by the end of the request without one", () => {
    expect(told({ asks: true })).toEqual([]);
    expect(told({ asks: true }, { role: "editor" })).toEqual([true]);
    expect(told({ asks: true }, { asks: false })).toEqual([false]);
    expect(told({}, { role: "editor" })).toEqual([true]);
  });

  it("is forgotten, not refused, when the room is joined again", () => {
    const { live, joinAgain } = room("viewer");
    const answers: boolean[] = [];
    live.onAnswered.add((mayEdit) => answers.push(mayEdit));
    live.membersCame({ members: [member({ asks: true })], status });
    joinAgain([member({})]);
    live.membersCame({ members: [member({})], status });
    expect(answers).toEqual([]);
  });
});

describe("guests without a name", () => {
  it("are called so in my language wherever they are: among members, in chat, before the door", () => {
    const { live, joinAgain } = room();
    const [one, other] = ["g1", "g2"].map((actor, i) => ({
      actor: actor as ActorId,
      name: `Guest ${i + 1}`,
    }));
    const rest = {
      isGuest: true,
      role: "editor",
      colour: 0,
      online: true,
      muted: false,
      asks: false,
      since: 0,
    } as const;
    joinAgain([
      { ...rest, ...one },
      { ...rest, ...other },
    ] as JoinReply["members"]);
    expect([live.nameOf("g1"), live.nameOf("g2"), live.nameOf("g3")]).toEqual([
      "Gast 1",
      "Gast 2",
      "Someone",
    ]);
    live.chatCame({ id: "1", actor: "g1" as ActorId, name: "Guest 1", text: "Guest 1 says", at: 0 });
    expect(live.chat.get().at(-1)).toMatchObject({ name: "Gast 1", text: "Guest 1 says" });
    live.doorCame({
      waiting: [{ actor: "g3" as ActorId, name: "Guest 3", isGuest: true, why: "knock" }],
      more: 0,
    });
    expect(live.door.get().waiting.map(({ name }) => name)).toEqual(["Gast 3"]);
  });
});
