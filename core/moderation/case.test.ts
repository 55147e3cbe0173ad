import { describe, expect, it } from "vitest";
import type { ActorId } from "@/core/kernel/ids/ids";
import {
  APPEAL_MS,
  appealsOf,
  caseOf,
  follow,
  liveStateOf,
  type ModerationCase,
  priorityOf,
  UNDO_MS,
  wasRight,
} from "./case";
import { type Asking, decideAct } from "./decide-act";
import type { Decision, ModerationBody, ModerationEvent } from "./events";
import type { LiveMeasure } from "./live";
import { contentState, restrictionOf } from "./standing";

const decision = (some: Partial<Decision> = {}): Decision => ({
  content: "hide",
  person: "none",
  until: null,
  strike: false,
  rule: "hate",
  facts: "The title attacks a faith.",
  label: null,
  blockFingerprint: false,
  ...some,
});
const decide = (some: Partial<Decision> = {}): ModerationBody => ({
  kind: "decide",
  decision: decision(some),
  bulk: null,
});
const report: ModerationBody = { kind: "report", rule: "hate", text: "look", weight: 0.5 };
const appeal: ModerationBody = { kind: "appeal", text: "It quotes an old poem." };
const answer = (outcome: "upheld" | "overturned"): ModerationBody => ({
  kind: "answer-appeal",
  outcome,
  reasons: "The poem is from 1820.",
});

let ids = 0;
const by = (actor: string, at: number, body: ModerationBody): ModerationEvent => ({
  id: `e${++ids}`,
  actor,
  at,
  ...body,
});
const story = (...events: ModerationEvent[]): ModerationCase => caseOf(events);
const who = (name: string, moderates: boolean, alsoWas: string[] = []): Asking => ({
  actor: name as ActorId,
  actors: [name, ...alsoWas] as ActorId[],
  moderates,
  isAdmin: false,
});
const never = (): never => {
  throw new Error("there is an appeal");
};
const moderator = who("mo", true);
const other = who("ot", true);
const author = who("au", false);
const work = { kind: "work" as const, concerns: "au" };

describe("a decision made in a live room", () => {
  const live = { kind: "freeze", room: "r", seq: 7 } as LiveMeasure;
  const freeze: ModerationBody = {
    kind: "decide",
    decision: decision({ content: "none", live }),
    bulk: null,
    concerned: ["ho", "an"] as ActorId[],
  };
  const room = { kind: "room" as const, concerns: "ho" };
  const [host, ana, eve] = [who("ho", false), who("an", false), who("ev", false)];
  const may = (found: ModerationCase, asks: Asking, body: ModerationBody, now = 10) => {
    const allowed = decideAct(found, room, asks, body, now);
    return allowed.ok ? "ok" : allowed.error;
  };

  it("restricts something; only those whom it concerns can appeal it, each once and in time", () => {
    const found = story(by("mo", 1, freeze));
    for (const one of [host, ana, who("later", false, ["an"])]) expect(may(found, one, appeal)).toBe("ok");
    expect(may(found, eve, appeal)).toBe("not_found");
    expect(may(found, ana, appeal, 2 + APPEAL_MS)).toBe("appeal_closed");
    const waits = story(by("mo", 1, freeze), by("an", 2, appeal));
    expect([may(waits, ana, appeal), may(waits, host, appeal)]).toEqual(["appeal_closed", "ok"]);
    const joined = follow(waits, by("ho", 3, appeal));
    expect(appealsOf(joined.appeal ?? never()).map((one) => one.by)).toEqual(["an", "ho"]);
    const answered = follow(joined, by("ot", 4, answer("upheld")));
    for (const one of [host, ana]) expect(may(answered, one, appeal)).toBe("appeal_closed");
  });

  it("can be reviewed neither by the moderator who made it nor by anybody whom it concerns", () => {
    const found = story(by("mo", 1, freeze), by("an", 2, appeal));
    expect(may(found, moderator, answer("overturned"))).toBe("another_decides");
    expect(may(found, who("an", true), answer("overturned"))).toBe("own_cause");
    expect(may(found, other, answer("overturned"))).toBe("ok");
  });

  it("has a case of its own that takes nothing else", () => {
    const found = story(by("mo", 1, freeze));
    expect(may(found, other, decide({ content: "remove" }))).toBe("malformed");
    expect(may(story(), other, freeze)).toBe("malformed");
    expect(story(by("mo", 1, freeze), by("mo", 2, { kind: "undo", bulk: null })).state).toBe("closed");
  });

  it("is in force, then has ended, then is given back", () => {
    const found = story(by("mo", 1, freeze), by("an", 2, appeal));
    const ended = follow(found, by("ot", 3, answer("overturned")));
    const lifted = follow(ended, by("system", 4, { kind: "lift", lifted: "all" }));
    expect([found, ended, lifted].map(liveStateOf)).toEqual(["stands", "ending", "ended"]);
    expect(liveStateOf(story(by("mo", 1, decide())))).toBeNull();
  });
});

describe("a case", () => {
  it("is open and hides nothing while there are only reports", () => {
    const found = story(by("r1", 1, report), by("r2", 2, report));
    expect(found).toMatchObject({ state: "open", version: 2, decision: null });
    expect(contentState([found]).state).toBe("");
  });

  it("weighs reports by how severe the rule is and how often the reporter was right", () => {
    const grave = story(by("r", 1, { ...report, rule: "minors" } as ModerationBody));
    const spam = story(by("r", 1, { ...report, rule: "spam" } as ModerationBody));
    const doubted = story(by("r", 1, { ...report, weight: 0.1 } as ModerationBody));
    const believed = story(by("r", 1, { ...report, weight: 0.9 } as ModerationBody));
    expect(priorityOf(grave)).toBeGreaterThan(priorityOf(spam));
    expect(priorityOf(believed)).toBeGreaterThan(priorityOf(doubted));
  });

  it("ranks cases that wait for our answer before cases with reports only", () => {
    const reported = by("r", 1, report);
    const appealed = story(reported, by("mo", 2, decide()), by("au", 3, appeal));
    expect(priorityOf(appealed)).toBeGreaterThan(priorityOf(story(reported)));
  });

  it("gives everything back when an appeal overturns the decision, and keeps the decision on record", () => {
    const found = story(
      by("r", 1, report),
      by("mo", 2, decide()),
      by("au", 3, appeal),
      by("ot", 4, answer("overturned")),
    );
    expect(contentState([found]).state).toBe("");
    expect(found.decisions).toMatchObject([{ ended: "overturned" }]);
    expect(wasRight(found)).toBe(false);
  });

  it("keeps its decision when an appeal is turned down", () => {
    const found = story(by("mo", 2, decide()), by("au", 3, appeal), by("ot", 4, answer("upheld")));
    expect(found.state).toBe("closed");
    expect(contentState([found]).state).toBe("hidden");
  });

  it("keeps the reason for a restoration until the next decision", () => {
    const restored = [
      by("mo", 2, decide()),
      by("ot", 3, { kind: "restore", why: "It was parody." } as const),
    ];
    expect(story(...restored)).toMatchObject({ state: "closed", decision: null, restored: "It was parody." });
    expect(story(...restored, by("mo", 4, decide())).restored).toBeNull();
  });

  it("opens again when its decision is undone", () => {
    const found = story(by("r", 1, report), by("mo", 2, decide()), by("mo", 3, { kind: "undo", bulk: null }));
    expect(found).toMatchObject({ state: "open", decision: null });
    expect(found.decisions).toMatchObject([{ ended: "undone" }]);
  });

  it("holds back a work that looks like a removed one until somebody has decided", () => {
    const flag: ModerationBody = {
      kind: "flag",
      by: "fingerprint",
      found: "62 of 64",
      holds: true,
      like: "w",
    };
    const held = story(by("system", 1, flag));
    expect(contentState([held]).state).toBe("held");
    expect(contentState([story(by("system", 1, flag), by("mo", 2, decide({ content: "none" })))]).state).toBe(
      "",
    );
  });
});

describe("what is done to a subject by several cases", () => {
  it("is the strictest measure in force", () => {
    const hidden = story(by("mo", 1, decide()));
    const removed = story(by("mo", 2, decide({ content: "remove", facts: "It was removed for this." })));
    expect(contentState([removed, hidden])).toMatchObject({
      state: "removed",
      reason: { facts: "It was removed for this." },
    });
  });
});

describe("what a person may not do", () => {
  const words = (d: Decision) => d.facts;
  const person = (some: Partial<Decision>) => story(by("mo", 5, decide({ content: "none", ...some })));

  it("lasts until the latest end date; a ban without an end outlasts all", () => {
    const restriction = restrictionOf(
      [
        { id: "a", decision: person({ person: "ban", until: 100 }).decision },
        { id: "b", decision: person({ person: "ban", until: null }).decision },
        { id: "c", decision: person({ person: "ban", until: 300 }).decision },
      ],
      words,
    );
    expect(restriction).toMatchObject({ bannedAt: 5, bannedUntil: null });
  });

  it("gives a ban's reason before a mute's", () => {
    const restriction = restrictionOf(
      [
        { id: "a", decision: person({ person: "mute", until: 100, facts: "They were shouting." }).decision },
        { id: "b", decision: person({ person: "ban", until: 200, facts: "They made threats." }).decision },
      ],
      words,
    );
    expect(restriction).toMatchObject({
      mutedUntil: 100,
      bannedUntil: 200,
      reason: "They made threats.",
      case: "b",
    });
  });

  it("gives a suspension's reason before a mute's, whichever came first", () => {
    const mute = { id: "a", decision: person({ person: "mute", until: 300 }).decision };
    const suspension = {
      id: "b",
      decision: person({ person: "suspend", until: 200, facts: "They made threats." }).decision,
    };
    for (const cases of [
      [mute, suspension],
      [suspension, mute],
    ])
      expect(restrictionOf(cases, words)).toMatchObject({ reason: "They made threats.", case: "b" });
  });
});

describe("who may do what in a case", () => {
  const open = story(by("r", 1, report));
  const decided = story(by("r", 1, report), by("mo", 2, decide()));
  const appealed = story(by("r", 1, report), by("mo", 2, decide()), by("au", 3, appeal));
  const tries = (found: ModerationCase, asking: Asking, body: ModerationBody, now = 10) => {
    const result = decideAct(found, work, asking, body, now);
    return result.ok ? "ok" : result.error;
  };

  it("does not let people who do not moderate act, or learn that there is a case", () => {
    for (const body of [
      decide(),
      { kind: "claim" },
      { kind: "note", text: "hm" },
      answer("upheld"),
    ] as ModerationBody[])
      expect(tries(open, who("x", false), body)).toBe("not_found");
  });

  it("does not let moderators act in a case about themselves, under any name they have had", () => {
    expect(tries(open, who("mo", true, ["au"]), decide({ content: "none" }))).toBe("own_cause");
  });

  it("lets only the person concerned appeal a restriction, once, within twenty days", () => {
    expect(tries(decided, author, appeal)).toBe("ok");
    expect(tries(decided, other, appeal)).toBe("not_found");
    expect(tries(open, author, appeal)).toBe("appeal_closed");
    expect(tries(appealed, author, appeal)).toBe("appeal_closed");
    expect(tries(decided, author, appeal, 2 + APPEAL_MS)).toBe("ok");
    expect(tries(decided, author, appeal, 3 + APPEAL_MS)).toBe("appeal_closed");
    expect(tries(story(by("mo", 2, decide({ content: "none" }))), author, appeal)).toBe("appeal_closed");
  });

  it("lets any moderator answer an appeal, except the one who decided", () => {
    expect(tries(appealed, moderator, answer("upheld"))).toBe("another_decides");
    expect(tries(appealed, who("ot", true, ["mo"]), answer("upheld"))).toBe("another_decides");
    expect(tries(appealed, other, answer("upheld"))).toBe("ok");
    expect(tries(decided, other, answer("upheld"))).toBe("conflict");
  });

  it("lets a moderator undo a decision only within an hour", () => {
    const undo: ModerationBody = { kind: "undo", bulk: null };
    expect(tries(decided, moderator, undo, 2 + UNDO_MS)).toBe("ok");
    expect(tries(decided, moderator, undo, 3 + UNDO_MS)).toBe("conflict");
    expect(tries(open, moderator, undo)).toBe("conflict");
  });

  it("refuses content measures on a person, blocking the look of a hidden work, and an end in the past", () => {
    const person = { kind: "person" as const, concerns: "au" };
    expect(decideAct(open, person, moderator, decide({ content: "remove" }), 10).ok).toBe(false);
    expect(tries(open, moderator, decide({ blockFingerprint: true }))).toBe("malformed");
    expect(tries(open, moderator, decide({ content: "remove", blockFingerprint: true }))).toBe("ok");
    expect(tries(open, moderator, decide({ person: "mute", until: 9 }))).toBe("out_of_range");
  });
});
