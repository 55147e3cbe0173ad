import { describe, expect, it } from "vitest";
import { english } from "@/app/_words/testing/english";
import type { ActorId, RoomId } from "@/core/kernel/ids/ids";
import type { Decision } from "@/core/moderation/events";
import { LIFTED, type LiveMeasure } from "@/core/moderation/live";
import type { SubjectKind } from "@/core/moderation/subjects";
import { liftedWords, statementWords } from "./statement-words";

const [t, tTerms] = [english("moderation"), english("terms")];
const wordsOf = (decided: Decision, kind?: SubjectKind) => statementWords(t, tTerms, decided, kind);

const decision = (some: Partial<Decision>): Decision => ({
  content: "none",
  person: "none",
  until: null,
  strike: false,
  rule: "hate",
  facts: "The title attacks a faith.",
  label: null,
  blockFingerprint: false,
  ...some,
});
const DAY = Date.parse("2026-11-25T14:00:00Z");

describe("a statement of reasons says", () => {
  it("that nothing is restricted where nothing is", () => {
    expect(wordsOf(decision({}), "work")).toEqual({
      restricted: ["Nothing is restricted."],
      where: "Nowhere.",
      duration: "No time: nothing is taken away.",
    });
  });

  it("what happens to the content and to the person, where and for how long", () => {
    const both = decision({ content: "hide", person: "suspend", until: DAY, strike: true });
    expect(wordsOf(both, "work")).toEqual({
      restricted: [
        "The work is hidden.",
        "The account is suspended: it can look at what is public, and take part in nothing.",
        "It counts as a strike for 90 days, and at 3 a suspension is proposed.",
      ],
      where:
        "The gallery, its page, its files, feeds, embeds and collections; every room and page of this site.",
      duration:
        "Until it is restored or an appeal overturns it; for the person until 25 November 2026, 14:00 UTC.",
    });
  });

  it("the words of a label, which are shown only on the work's page", () => {
    expect(wordsOf(decision({ content: "label", label: "Shows a drowning." }), "work")).toMatchObject({
      restricted: ["The work stays, with a label beside it: “Shows a drowning”."],
      where: "Its page.",
    });
  });

  it("that a permanent ban has no end", () => {
    expect(wordsOf(decision({ person: "ban" }), "person").duration).toBe("Without an end.");
  });

  it("that a removed room is closed, and that looks are held", () => {
    expect(wordsOf(decision({ content: "remove" }), "room").restricted).toEqual(["The room is closed."]);
    expect(wordsOf(decision({ content: "remove", blockFingerprint: true }), "work").restricted).toContain(
      "What looks like it is held, until a moderator has seen it.",
    );
  });

  it("that a warning takes nothing away", () => {
    const warned = wordsOf(decision({ person: "warn" }), "comment");
    expect(warned.restricted).toEqual(["A warning, which takes nothing away."]);
    expect(warned.where).toMatch(/^Nowhere/);
    expect(warned.duration).toMatch(/nothing is taken away/);
  });

  it("everything that was done in a live room, where, and until when", () => {
    const room = "r" as RoomId;
    const member = "an" as ActorId;
    const of = (live: LiveMeasure) => wordsOf(decision({ live }), "room");
    expect(of({ kind: "freeze", room, seq: 7 })).toMatchObject({
      restricted: [expect.stringMatching(/frozen: nobody/)],
      where: "In the room.",
      duration: expect.stringMatching(/thaw it or an appeal/),
    });
    expect(of({ kind: "kick", room, seq: 7, member }).where).toBe("In this room, and in no other.");
    expect(of({ kind: "revert", room, seq: 7, member, to: 3 }).restricted[0]).toMatch(/at moment 3/);
  });
});

it("which part of a set-back was undone, and claims no more than that", () => {
  const live = { kind: "revert", room: "r", seq: 7, member: "an", to: 3 } as LiveMeasure;
  const words = [...LIFTED, null].map((lifted) => liftedWords(t, live, lifted));
  expect(new Set(words).size).toBe(words.length);
  expect(liftedWords(t, live, "none")).toMatch(/changed.*so it stays/);
});
