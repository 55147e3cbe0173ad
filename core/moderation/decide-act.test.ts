import { describe, expect, it } from "vitest";
import type { ActorId } from "@/core/kernel/ids/ids";
import { caseOf, type ModerationCase } from "./case";
import { type Asking, decideAct } from "./decide-act";
import type { ModerationBody, ModerationEvent } from "./events";
import { decisionOf } from "./testing";

const [host, guest, stranger, first, second, keeper] = [
  "host",
  "host-as-guest",
  "stranger",
  "first",
  "second",
  "keeper",
] as ActorId[] as [ActorId, ActorId, ActorId, ActorId, ActorId, ActorId];
const by = (actor: ActorId, some: Partial<Asking> = {}): Asking => ({
  actor,
  actors: [actor],
  moderates: false,
  isAdmin: false,
  ...some,
});

/** Who asks with the id of a case that they were told, found or guessed. The case concerns what the host said as a guest. */
const ROLES = {
  "a stranger": by(stranger),
  "whom it concerns": by(host, { actors: [host, guest] }),
  "whom it concerns, who moderates": by(host, { actors: [host, guest], moderates: true }),
  "whom it concerns, an admin": by(host, { actors: [host, guest], moderates: true, isAdmin: true }),
  "who decided": by(first, { moderates: true }),
  "another moderator": by(second, { moderates: true }),
  "an admin": by(keeper, { moderates: true, isAdmin: true }),
} as const;
type Role = keyof typeof ROLES;

let events = 0;
const event = (actor: ActorId, body: ModerationBody): ModerationEvent => ({
  id: `e${++events}`,
  actor,
  at: 1,
  ...body,
});
const decide: ModerationBody = { kind: "decide", decision: decisionOf({ content: "hide" }), bulk: null };
const report = event(stranger, { kind: "report", rule: "spam", text: "look", weight: 1 });
const decided = [report, event(first, decide)];
const appeal: ModerationBody = { kind: "appeal", text: "It quotes a poem." };
const CASES: Record<string, ModerationCase> = {
  open: caseOf([report]),
  decided: caseOf(decided),
  appealed: caseOf([...decided, event(host, appeal)]),
};

const nobodys = { "a stranger": "not_found", "whom it concerns": "not_found" } as const;
const own = {
  "whom it concerns, who moderates": "own_cause",
  "whom it concerns, an admin": "own_cause",
} as const;
const moderators = (answer: string) => ({
  ...nobodys,
  ...own,
  "who decided": answer,
  "another moderator": answer,
  "an admin": answer,
});

/** Every act that can be asked for by a case's id, in a state where it can be done, and what each gets. */
const ACTS: readonly [state: string, body: ModerationBody, Record<Role, string>][] = [
  ["open", { kind: "claim" }, moderators("ok")],
  ["open", { kind: "release" }, moderators("ok")],
  ["open", { kind: "note", text: "seen" }, moderators("ok")],
  ["open", { kind: "escalate", text: "look" }, moderators("ok")],
  ["open", decide, moderators("ok")],
  ["decided", decide, moderators("ok")],
  ["appealed", decide, moderators("appeal_open")],
  ["decided", { kind: "restore", why: "a slip" }, moderators("ok")],
  ["appealed", { kind: "restore", why: "a slip" }, moderators("conflict")],
  ["decided", { kind: "undo", bulk: null }, moderators("ok")],
  ["appealed", { kind: "undo", bulk: null }, moderators("conflict")],
  [
    "appealed",
    { kind: "answer-appeal", outcome: "upheld", reasons: "It stands as it is." },
    { ...moderators("ok"), "who decided": "another_decides" },
  ],
  [
    "decided",
    appeal,
    {
      "a stranger": "not_found",
      "whom it concerns": "ok",
      "whom it concerns, who moderates": "ok",
      "whom it concerns, an admin": "ok",
      "who decided": "not_found",
      "another moderator": "not_found",
      "an admin": "not_found",
    },
  ],
];

describe("an act on a case", () => {
  it.each(ACTS)("in state %s, %o, is answered to each role as the table says", (state, body, row) => {
    const found = CASES[state];
    if (!found) throw new Error(state);
    const about = { kind: "chat", concerns: guest } as const;
    const said = Object.fromEntries(
      Object.entries(ROLES).map(([role, asking]) => {
        const answer = decideAct(found, about, asking, body, 2);
        return [role, answer.ok ? "ok" : answer.error];
      }),
    );
    expect(said).toEqual(row);
  });

  it("has a row in the table for everything that a moderator or the person concerned can do", () => {
    const asked = new Set(ACTS.map(([, { kind }]) => kind));
    const all: Record<ModerationBody["kind"], boolean> = {
      // Not by a case's id: reports name their subject, flags and lifts come from the instance.
      report: false,
      flag: false,
      lift: false,
      claim: true,
      release: true,
      note: true,
      escalate: true,
      decide: true,
      restore: true,
      appeal: true,
      "answer-appeal": true,
      undo: true,
    };
    expect([...asked].sort()).toEqual(
      Object.entries(all)
        .flatMap(([kind, byId]) => (byId ? [kind] : []))
        .sort(),
    );
  });
});
