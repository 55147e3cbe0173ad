import { describe, expect, it } from "vitest";
import { canonicalJson } from "@/core/kernel/canon/jcs";
import type { RoomId } from "@/core/kernel/ids/ids";
import { verifyChain } from "@/core/room/log/chain";
import { replay } from "@/core/room/log/replay";
import { replaySubset } from "@/core/work/credit/subset";
import { isKicked, roleOf, ruleOfFreeze, ruleOfKick } from "./state";
import { actor, Story } from "./testing/story";

const room = "r" as RoomId;
const frozen = (story: Story) => {
  expect(story.moderate({ kind: "freeze", rule: "hate" })).toBe("ok");
  return { kind: "freeze", room, seq: story.state.seq } as const;
};
const removed = (story: Story, member: string) => {
  expect(story.moderate({ kind: "kick", member, rule: "hate" })).toBe("ok");
  return { kind: "kick", room, seq: story.state.seq, member: actor(member) } as const;
};
const setBack = (story: Story, member: string, to: number) => {
  expect(story.moderate({ kind: "revert", member, to, rule: "hate" })).toBe("ok");
  return { kind: "revert", room, seq: story.state.seq, member: actor(member), to } as const;
};

describe("a freeze that should not have been (M11)", () => {
  it("is lifted without a trace", () => {
    const story = new Story("ana");
    const live = frozen(story);
    expect(story.lift(live)).toBe("all");
    expect(story.pull("ana", "warmth", 1)).toBe("ok");
    expect("moderated" in story.state).toBe(false);
  });

  it("leaves the host's own freeze as it was", () => {
    const story = new Story("ana");
    story.command("host", { kind: "freeze", frozen: true });
    const live = frozen(story);
    expect(story.lift(live)).toBe("all");
    expect([story.state.frozen, ruleOfFreeze(story.state)]).toEqual([true, null]);
    expect(story.command("host", { kind: "freeze", frozen: false })).toBe("ok");
  });

  it("has nothing to restore when the room was thawed before", () => {
    const story = new Story();
    const live = frozen(story);
    story.moderate({ kind: "thaw" });
    expect(story.lift(live)).toBe("not_found");
  });

  it("cannot be made twice: each freeze has one decision", () => {
    const story = new Story("ana");
    frozen(story);
    expect(story.moderate({ kind: "freeze", rule: "spam" })).toBe("conflict");
    removed(story, "ana");
    expect(story.moderate({ kind: "kick", member: "ana", rule: "spam" })).toBe("conflict");
  });
});

describe("a removal that should not have been (M11)", () => {
  it("gives the member their role back, without an invite", () => {
    const story = new Story("ana");
    const live = removed(story, "ana");
    expect(story.lift(live)).toBe("all");
    expect([roleOf(story.state, actor("ana")), isKicked(story.state, actor("ana"))]).toEqual([
      "editor",
      false,
    ]);
    expect(story.pull("ana", "warmth", 1)).toBe("ok");
  });

  it("of a host makes them an editor: the room has another host by now", () => {
    const story = new Story("ana");
    const live = removed(story, "host");
    expect(story.lift(live)).toBe("all");
    expect([roleOf(story.state, actor("host")), roleOf(story.state, actor("ana"))]).toEqual([
      "editor",
      "host",
    ]);
  });

  it("makes no member of an id that is nobody’s any more", () => {
    const story = new Story("ana");
    const live = removed(story, "ana");
    expect(story.lift(live, false)).toBe("all");
    expect([roleOf(story.state, actor("ana")), isKicked(story.state, actor("ana"))]).toEqual([null, false]);
  });

  it("does not readmit a member whom the host had removed before: that is the host's decision", () => {
    const story = new Story("ana");
    story.command("host", { kind: "kick", member: "ana" });
    const live = removed(story, "ana");
    expect(story.lift(live)).toBe("all");
    expect([isKicked(story.state, actor("ana")), ruleOfKick(story.state, actor("ana"))]).toEqual([
      true,
      null,
    ]);
    expect(story.command("host", { kind: "readmit", member: "ana" })).toBe("ok");
  });
});

describe("a set-back that should not have been (M11)", () => {
  const pulled = () => {
    const story = new Story("ana", "ben");
    story.pull("ana", "warmth", 1);
    const then = story.state.seq;
    story.pull("ana", "warmth", 5);
    story.pull("ana", "detail", 3);
    story.edit("ana", { kind: "seed", value: 99 });
    return { story, then };
  };

  it("restores the member's contributions and shared registers under their name", () => {
    const { story, then } = pulled();
    const before = story.recipe;
    const live = setBack(story, "ana", then);
    expect([story.pulled("ana", "warmth"), story.recipe.seed]).toEqual([1, 7]);
    story.pull("ben", "a", 2);
    expect(story.lift(live)).toBe("all");
    expect(canonicalJson(story.recipe)).toBe(
      canonicalJson({ ...before, contributions: { ...before.contributions, a: { ben: 2 } } }),
    );
    // So that it can be set back again, by a host or by moderators.
    setBack(story, "ana", then);
    expect([story.pulled("ana", "warmth"), story.recipe.seed]).toEqual([1, 7]);
  });

  it("keeps what anybody changed since, and restores only the rest", () => {
    const { story, then } = pulled();
    const live = setBack(story, "ana", then);
    story.pull("ana", "warmth", -2);
    story.edit("ben", { kind: "seed", value: 11 });
    expect(story.lift(live)).toBe("some");
    expect([story.pulled("ana", "warmth"), story.pulled("ana", "detail"), story.recipe.seed]).toEqual([
      -2, 3, 11,
    ]);
  });

  it("restores nothing when everything was changed since", () => {
    const { story, then } = pulled();
    const live = setBack(story, "ana", then);
    story.pull("ana", "warmth", -2);
    story.pull("ana", "detail", -1);
    story.edit("ben", { kind: "seed", value: 11 });
    const { seq } = story.state;
    expect(story.lift(live)).toBe("overwritten");
    expect(story.state.seq).toBe(seq);
  });

  it("is restored only once", () => {
    const { story, then } = pulled();
    const live = setBack(story, "ana", then);
    expect([story.lift(live), story.lift(live)]).toEqual(["all", "overwritten"]);
  });

  it("is an event of the instance's that says what it takes back, and influence counts as if neither had been", () => {
    const { story, then } = pulled();
    const live = setBack(story, "ana", then);
    story.pull("ben", "a", 2);
    story.pull("ana", "detail", 4);
    story.lift(live);
    expect(story.log.at(-1)).toMatchObject({
      kind: "revert",
      actor: "instance",
      payload: { member: "ana", to: live.seq - 1, undoes: live.seq },
    });
    expect(verifyChain(story.log).ok).toBe(true);
    expect(canonicalJson(replay(story.log))).toBe(canonicalJson(story.state));
    expect(canonicalJson(replaySubset([story.log], () => true))).toBe(canonicalJson(story.recipe));
    expect(replaySubset([story.log], (player) => player === "ben").contributions).toEqual({ a: { ben: 2 } });
  });
});
