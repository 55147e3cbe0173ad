import { describe, expect, it } from "vitest";
import { canonicalJson } from "@/core/kernel/canon/jcs";
import { verifyChain } from "@/core/room/log/chain";
import { replay } from "@/core/room/log/replay";
import { playersOf, replaySubset } from "@/core/work/credit/subset";
import { hostOf, isKicked, roleOf, ruleOfFreeze, ruleOfKick } from "./state";
import { actor, Story } from "./testing/story";

const freeze = { kind: "freeze", rule: "hate" };
const kick = (member: string) => ({ kind: "kick", member, rule: "harassment" });

describe("a room that moderators froze (M5)", () => {
  it("takes no edits; its host can neither lift the freeze nor restore a moment; moderators can lift it", () => {
    const room = new Story("ana");
    room.pull("ana", "warmth", 1);
    expect(room.moderate(freeze)).toBe("ok");
    expect(ruleOfFreeze(room.state)).toBe("hate");
    for (const who of ["host", "ana"]) expect(room.pull(who, "warmth", 2)).toBe("frozen_by_moderators");
    expect(room.undo("ana")).toBe("frozen_by_moderators");
    for (const command of [
      { kind: "freeze", frozen: false },
      { kind: "freeze", frozen: true },
      { kind: "restore", to: 0 },
      { kind: "revert", member: "ana", to: 0 },
    ])
      expect(room.command("host", command)).toBe("frozen_by_moderators");
    expect(room.command("ana", { kind: "freeze", frozen: false })).toBe("forbidden");
    expect(room.moderate({ kind: "thaw" })).toBe("ok");
    expect(ruleOfFreeze(room.state)).toBeNull();
    expect(room.pull("ana", "warmth", 2)).toBe("ok");
    expect(room.command("host", { kind: "freeze", frozen: true })).toBe("ok");
    expect(room.command("host", { kind: "freeze", frozen: false })).toBe("ok");
  });

  it("leaves the host the powers over people", () => {
    const room = new Story("ana");
    room.moderate(freeze);
    expect(room.command("host", { kind: "mute", member: "ana", muted: true })).toBe("ok");
    expect(room.command("host", { kind: "kick", member: "ana" })).toBe("ok");
  });

  it("may have been frozen by its host: moderators can lift that too; lifting no freeze is refused", () => {
    const room = new Story();
    expect(room.moderate({ kind: "thaw" })).toBe("not_found");
    room.command("host", { kind: "freeze", frozen: true });
    expect(room.pull("host", "warmth", 1)).toBe("frozen");
    expect(room.moderate({ kind: "thaw" })).toBe("ok");
    expect(room.pull("host", "warmth", 1)).toBe("ok");
  });
});

describe("a member whom moderators remove (M6)", () => {
  it("cannot be let in again by the host, only by moderators", () => {
    const room = new Story("ana");
    expect(room.moderate(kick("ana"))).toBe("ok");
    expect([isKicked(room.state, actor("ana")), ruleOfKick(room.state, actor("ana"))]).toEqual([
      true,
      "harassment",
    ]);
    expect(room.command("host", { kind: "readmit", member: "ana" })).toBe("kicked_by_moderators");
    expect(room.moderate({ kind: "readmit", member: "ana" })).toBe("ok");
    expect([isKicked(room.state, actor("ana")), ruleOfKick(room.state, actor("ana"))]).toEqual([false, null]);
  });

  it("may be the host: the editor who has been a member longest becomes host", () => {
    const room = new Story("ana", "ben");
    expect(room.moderate(kick("host"))).toBe("ok");
    expect([hostOf(room.state), roleOf(room.state, actor("host"))]).toEqual(["ana", null]);
  });

  it("may have been removed by the host before: from then on only moderators can readmit them", () => {
    const room = new Story("ana");
    room.command("host", { kind: "kick", member: "ana" });
    expect(room.moderate(kick("ana"))).toBe("ok");
    expect(room.command("host", { kind: "readmit", member: "ana" })).toBe("kicked_by_moderators");
  });

  it("cannot be a stranger or the instance's actor", () => {
    const room = new Story();
    for (const member of ["stranger", "instance", "constructor", "__proto__"])
      expect(room.moderate(kick(member))).toBe("not_found");
    expect(room.moderate({ kind: "readmit", member: "host" })).toBe("not_found");
  });
});

describe("a set-back by moderators (M7)", () => {
  it("restores one member's registers and leaves everyone else's, in a frozen room too", () => {
    const room = new Story("ana", "ben");
    room.pull("ana", "warmth", 1);
    const then = room.state.seq;
    room.pull("ana", "warmth", 5);
    room.pull("ben", "warmth", 2);
    room.moderate(freeze);
    expect(room.moderate({ kind: "revert", member: "ana", to: then, rule: "hate" })).toBe("ok");
    expect([room.pulled("ana", "warmth"), room.pulled("ben", "warmth")]).toEqual([1, 2]);
    expect(room.undo("ana")).toBe("frozen_by_moderators");
  });

  it("needs a member and a moment that exist", () => {
    const room = new Story("ana");
    expect(room.moderate({ kind: "revert", member: "eve", to: 0, rule: "hate" })).toBe("not_found");
    expect(room.moderate({ kind: "revert", member: "ana", to: 99, rule: "hate" })).toBe("out_of_range");
  });
});

describe("what moderators do, in the log", () => {
  it("is done by the instance's actor and names its rule; influence counts it as nobody's work", () => {
    const room = new Story("ana", "ben");
    room.pull("ana", "warmth", 5);
    room.pull("ben", "a", 2);
    room.moderate(freeze);
    room.moderate({ kind: "revert", member: "ana", to: 0, rule: "hate" });
    room.moderate(kick("ana"));
    room.moderate({ kind: "thaw" });
    expect(verifyChain(room.log).ok).toBe(true);
    expect(room.log.slice(-4).map(({ kind, actor, payload }) => [kind, actor, "rule" in payload])).toEqual([
      ["freeze", "instance", true],
      ["revert", "instance", true],
      ["kick", "instance", true],
      ["freeze", "instance", false],
    ]);
    expect([...playersOf([room.log]).keys()]).toEqual(["ana", "ben"]);
    // Without Ana there is nothing to set back, and Ben's part is what it was.
    const alone = replaySubset([room.log], (player) => player === "ben");
    expect(alone.contributions).toEqual({ a: { ben: 2 } });
    expect(room.recipe.contributions).toEqual(alone.contributions);
  });

  it("adds nothing to the state of a room that no moderator touched", () => {
    const room = new Story("ana");
    room.command("host", { kind: "freeze", frozen: true });
    room.command("host", { kind: "kick", member: "ana" });
    expect("moderated" in room.state).toBe(false);
    room.moderate(freeze);
    room.moderate({ kind: "thaw" });
    expect("moderated" in room.state).toBe(false);
    expect(canonicalJson(replay(room.log))).toBe(canonicalJson(room.state));
  });
});
