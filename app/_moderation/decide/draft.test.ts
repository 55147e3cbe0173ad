import { describe, expect, it } from "vitest";
import { english } from "@/app/_words/testing/english";
import { Decision } from "@/core/moderation/events";
import { type Draft, decisionOf, deedWords, missingIn, newDraft } from "./draft";

const NOW = Date.parse("2026-03-01T12:00:00Z");
const DAY = 86_400_000;
const draft = (some: Partial<Draft> = {}): Draft => ({
  ...newDraft("spam"),
  facts: "The same picture forty times.",
  ...some,
});

describe("a decision while it is written", () => {
  it.each<[string, Partial<Draft>, RegExp]>([
    ["no rule", { rule: "" }, /rule/],
    ["no facts", { facts: " too few " }, /what was found/],
    ["a label without words", { content: "label", label: " " }, /label/],
    ["a suspension without an end", { person: "suspend", span: "never" }, /until when/],
    ["a date that is not there", { person: "mute", span: "date" }, /day it ends/],
    ["a date in the past", { person: "mute", span: "date", date: "2026-02-27" }, /past/],
  ])("says that there is %s", (_what, some, words) => {
    expect(missingIn(english("moderation"), draft(some), NOW)).toMatch(words);
  });

  it.each<[string, Partial<Draft>]>([
    ["nothing done", {}],
    ["a label", { content: "label", label: "Shows blood" }],
    ["a ban without an end", { person: "ban", span: "never" }],
    [
      "a suspension until a day",
      { content: "remove", person: "suspend", span: "date", date: "2026-03-01", strike: true },
    ],
  ])("with %s is accepted by the server", (_what, some) => {
    expect(missingIn(english("moderation"), draft(some), NOW)).toBeNull();
    expect(Decision.safeParse(decisionOf(draft(some), "work", NOW)).success).toBe(true);
  });

  it("ends at the end of the chosen day in UTC, or after whole days", () => {
    const until = (some: Partial<Draft>) => decisionOf(draft(some), "work", NOW).until;
    expect(until({ person: "mute", span: "date", date: "2026-03-04" })).toBe(
      Date.parse("2026-03-04T23:59:00Z"),
    );
    expect(until({ person: "mute", span: "7" })).toBe(NOW + 7 * DAY);
    expect(until({ person: "warn", span: "7" })).toBeNull();
    expect(until({ person: "ban", span: "never" })).toBeNull();
  });

  it("leaves out what does not fit the rest", () => {
    const all = { label: "A label", strike: true, blockFingerprint: true };
    expect(decisionOf(draft(all), "work", NOW)).toMatchObject({
      label: null,
      strike: false,
      blockFingerprint: false,
    });
    expect(decisionOf(draft({ ...all, content: "remove" }), "work", NOW)).toMatchObject({
      strike: true,
      blockFingerprint: true,
    });
    expect(decisionOf(draft({ ...all, content: "remove" }), "room", NOW).blockFingerprint).toBe(false);
  });

  it("says on its button what it does", () => {
    expect(deedWords(english("moderation"), draft({ content: "hide", person: "warn" }), "work", "Mara")).toBe(
      "Hide it and warn Mara",
    );
    expect(deedWords(english("moderation"), draft({ person: "ban" }), "person", "Mara")).toBe("Ban Mara");
    expect(deedWords(english("moderation"), draft({ content: "remove" }), "room", "Mara")).toBe("Close it");
    expect(deedWords(english("moderation"), draft(), "work", "Mara")).toBe(
      "Close: nothing against the rules",
    );
  });
});
