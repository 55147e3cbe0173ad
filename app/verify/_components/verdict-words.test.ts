import { describe, expect, it } from "vitest";
import { listsIn } from "@/app/_words/in-list";
import { english } from "@/app/_words/testing/english";
import { CHECKS } from "@/server/domain/verify/checks";
import { because, REASONS, type ReasonKey } from "@/server/domain/verify/reasons";
import { wordsOf } from "@/server/domain/verify/verdict";
import type { Report } from "./report";
import { labelOf, verdictWords, whyOf } from "./verdict-words";

const t = english("verify");
const lists = listsIn("en");
const WORK = { id: "w", title: "Open sea", version: 1 };
type State = "pass" | "fail" | "unavailable";

/** A report as the server makes it, for these checks; all others were not reached. */
function report(states: Record<string, State>, work: Report["work"], names = false, trusts = false) {
  const checks = Object.entries(CHECKS).map(([id, label]) => ({
    ...{ id: id as keyof typeof CHECKS, label, why: "", reason: null, values: {} },
    state: states[id] ?? ("unavailable" as const),
  }));
  const words = wordsOf({ checks, work, names, trusts });
  const failed = checks.some(({ state }) => state === "fail");
  const vouched = states.record === "pass" && (states.file !== "pass" || states.listed === "pass");
  const verdict = failed ? "failed" : vouched ? "verified" : "unvouched";
  return { verdict, words, checks, work, altered: null } as const satisfies Report;
}

describe("a verdict in English", () => {
  it.each([
    report({ file: "fail" }, null),
    report({ file: "pass", altered: "fail", watermark: "pass" }, WORK),
    report({ file: "pass", altered: "fail", credentials: "pass" }, WORK),
    report({ file: "pass", export: "fail" }, WORK),
    report({ file: "pass", export: "fail", pixels: "fail" }, WORK),
    report({ file: "pass", record: "pass", listed: "pass" }, WORK),
    report({ record: "pass" }, WORK),
    report({ file: "pass", record: "pass", listed: "pass" }, WORK, false, true),
    report({ record: "pass" }, WORK, false, true),
    report({ file: "pass", watermark: "pass" }, WORK),
    report({ file: "pass" }, WORK),
    report({ file: "pass" }, null, true),
    report({ file: "pass", watermark: "pass" }, null),
    report({ file: "pass" }, null),
  ])("says what the server says: $words", (found) => {
    const { verdict, why } = verdictWords(t, found);
    const plain = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}“”' ]/gu, "");
    expect(plain(`${verdict} ${why}`)).toBe(plain(found.words));
  });

  it.each(Object.keys(REASONS) as ReasonKey[])("says why as the server does: %s", (key) => {
    const named = Object.fromEntries(
      [...REASONS[key].matchAll(/\{(\w+)\}/g)].map(([, name = ""], i) => [name, `${name} ${i}`]),
    );
    const place = { where: "in the upper left", place: "in_the_upper_left" };
    const { why, values } = because(key, { ...named, ...place });
    expect(whyOf(t, lists, { why: "", reason: key, values })).toBe(why);
  });

  it("joins what does not fit as the language does", () => {
    const values = { problems: "claim.mismatch, hash.wrong" };
    const why = whyOf(t, listsIn("zh-TW"), { why: "", reason: "credentialsFaults", values });
    expect(why).toContain("claim.mismatch、hash.wrong");
  });

  it("keeps the words of whoever said why, where they are their own", () => {
    expect(whyOf(t, lists, { why: "Moderators removed it.", reason: null, values: {} })).toBe(
      "Moderators removed it.",
    );
  });

  it("calls each check what the server calls it", () => {
    for (const [id, label] of Object.entries(CHECKS)) expect(labelOf(t, { id, label: "?" })).toBe(label);
  });
});
