import { describe, expect, it } from "vitest";
import { INSTANCE_ACTOR } from "@/core/kernel/ids/ids";
import type { CommandMessage } from "@/core/room/protocol/messages";
import { decideElected } from "./elect";
import { COMMANDS } from "./permissions";
import { hostOf, roleOf } from "./state";
import { actor, MODELS, Story } from "./testing/story";

const role = (room: Story, who: string) => roleOf(room.state, actor(who));

describe("the host of a room (R2)", () => {
  it("is its maker", () => {
    expect(hostOf(new Story("ana").state)).toBe("host");
  });

  it("is the editor who has been a member longest, once the host leaves for good", () => {
    const room = new Story("ana", "ben");
    room.command("host", { kind: "role", member: "ana", role: "viewer" });
    expect(room.command("host", { kind: "leave" })).toBe("ok");
    expect(hostOf(room.state)).toBe("ben");
  });

  it("is the viewer who has been a member longest where nobody may edit, or nobody in an empty room", () => {
    const room = new Story();
    room.happen("eva", { kind: "joined", payload: { role: "viewer" } });
    room.command("host", { kind: "leave" });
    expect(hostOf(room.state)).toBe("eva");
    room.command("eva", { kind: "leave" });
    expect(hostOf(room.state)).toBeNull();
    room.happen("zoe", { kind: "joined", payload: { role: "viewer" } });
    expect(hostOf(room.state)).toBe("zoe");
  });

  it("is another editor once the host steps down, even if the old host has been a member longest", () => {
    const room = new Story("ana", "ben");
    expect(room.command("host", { kind: "role", member: "host", role: "editor" })).toBe("ok");
    expect([hostOf(room.state), role(room, "host")]).toEqual(["ana", "editor"]);
  });

  it("cannot step down as the only member", () => {
    const room = new Story();
    expect(room.command("host", { kind: "role", member: "host", role: "editor" })).toBe("forbidden");
  });

  it("is only one: a host who names another becomes an editor", () => {
    const room = new Story("ana");
    room.command("host", { kind: "role", member: "ana", role: "host" });
    expect([role(room, "ana"), role(room, "host")]).toEqual(["host", "editor"]);
  });
});

describe("members", () => {
  it("keep their role when they are let in again, except that a viewer can become an editor", () => {
    const room = new Story("ana");
    room.happen("host", { kind: "joined", payload: { role: "viewer" } });
    room.happen("eva", { kind: "joined", payload: { role: "viewer" } });
    room.happen("eva", { kind: "joined", payload: { role: "editor" } });
    room.happen("ana", { kind: "joined", payload: { role: "viewer" } });
    expect(["host", "ana", "eva"].map((who) => role(room, who))).toEqual(["host", "editor", "editor"]);
  });

  it("can do nothing after a kick until they are let in again; their edits stay", () => {
    const room = new Story("ana");
    room.pull("ana", "warmth", 1);
    expect(room.command("host", { kind: "kick", member: "ana" })).toBe("ok");
    expect(room.pull("ana", "warmth", 2)).toBe("kicked");
    expect(room.undo("ana")).toBe("kicked");
    expect(room.pulled("ana", "warmth")).toBe(1);
    expect(room.command("host", { kind: "readmit", member: "ana" })).toBe("ok");
    expect(room.pull("ana", "warmth", 2)).toBe("forbidden");
    room.happen("ana", { kind: "joined", payload: { role: "editor" } });
    expect(room.pull("ana", "warmth", 2)).toBe("ok");
  });

  it("do not exist under names that every JavaScript object has", () => {
    const room = new Story("ana");
    for (const member of ["constructor", "__proto__", "toString"]) {
      expect(room.command("host", { kind: "role", member, role: "editor" })).toBe("not_found");
      expect(room.command("host", { kind: "kick", member })).toBe("not_found");
      expect(room.command("host", { kind: "readmit", member })).toBe("not_found");
      expect(room.edit("host", { kind: "influence", member: actor(member), value: 0.5 })).toBe("not_found");
      expect(room.pull(member, "warmth", 1)).toBe("forbidden");
    }
  });
});

const commands: Record<CommandMessage["kind"], object> = {
  undo: {},
  redo: {},
  role: { member: "ben", role: "viewer" },
  kick: { member: "ben" },
  readmit: { member: "gone" },
  mute: { member: "ben", muted: true },
  freeze: { frozen: true },
  lock: { control: "warmth", locked: true },
  revert: { member: "ben", to: 0 },
  restore: { to: 0 },
  leave: {},
  propose: { edits: [{ kind: "seed", value: 5 }] },
  unpropose: {},
  ballot: { about: "fresh", seconds: 30 },
  vote: { choice: null },
  "bring-back": {},
};

describe("who may command what (R1)", () => {
  /** A room in which every command has something to do, and nobody has been refused yet. */
  const prepared = (kind: string) => {
    const room = new Story("ana", "ben", "gone");
    room.happen("eva", { kind: "joined", payload: { role: "viewer" } });
    for (const who of ["ana", "host"]) {
      room.pull(who, "warmth", 1);
      room.pull(who, "warmth", 2);
      room.undo(who);
    }
    room.command("host", { kind: "kick", member: "gone" });
    room.command("ana", { kind: "propose", edits: [{ kind: "seed", value: 6 }] });
    const of = room.state.seq;
    if (kind === "unpropose") return { room, rest: { of } };
    if (kind === "ballot") return { room, rest: {} };
    room.command("ana", { kind: "ballot", about: "proposals", seconds: 30 });
    if (kind !== "bring-back") return { room, rest: {} };
    const { ballot } = room.state;
    if (!ballot) throw new Error("no vote");
    const { body } = decideElected(room.state, ballot, of, room.state, MODELS);
    return { room, rest: { of: room.happen(INSTANCE_ACTOR, body) } };
  };
  const rows = Object.entries(commands).flatMap(([kind, rest]) =>
    (["host", "ana", "eva", "stranger", "gone"] as const).map((who) => ({
      kind,
      who,
      command: { kind, ...rest },
    })),
  );
  const expected = (needs: "host" | "editor" | "anyone", who: string) => {
    if (who === "stranger") return "forbidden";
    if (who === "gone") return "kicked";
    if (who === "host" || needs === "anyone") return "ok";
    if (needs === "host") return "forbidden";
    return who === "ana" ? "ok" : "viewer_only";
  };

  it.each(rows)("$kind by $who", ({ kind, who, command }) => {
    const needs = COMMANDS[kind as CommandMessage["kind"]];
    const { room, rest } = prepared(kind);
    expect(room.command(who, { ...command, ...rest })).toBe(expected(needs, who));
  });

  it("nobody mutes or kicks themselves", () => {
    const room = new Story("ana");
    expect(room.command("host", { kind: "mute", member: "host", muted: true })).toBe("forbidden");
    expect(room.command("host", { kind: "kick", member: "host" })).toBe("forbidden");
  });
});
