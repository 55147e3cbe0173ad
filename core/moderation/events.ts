import { z } from "zod";
import { ActorId } from "@/core/kernel/ids/ids";
import { REASONS_LENGTH, REPORT_LENGTH } from "./limits";
import { LIFTED, LiveMeasure } from "./live";
import { RuleId } from "./schemas";

const text = (most: number, least = 0) => z.string().min(least).max(most);
/** Milliseconds since 1970. */
const When = z.int().min(0);

/** What is done to the thing itself. A room is removed by closing it; a person has no content measure. */
export const CONTENT_MEASURES = ["none", "label", "hide", "remove"] as const;
/** What a decision does to the person concerned. */
export const PERSON_MEASURES = ["none", "warn", "mute", "suspend", "ban"] as const;

const Stated = z.object({
  content: z.enum(CONTENT_MEASURES),
  person: z.enum(PERSON_MEASURES),
  /** Where the measure on a person ends; null: it does not. */
  until: When.nullable(),
  /** Counts against the person until it expires. */
  strike: z.boolean(),
  rule: RuleId,
  /** What was found, and how it breaks the rule. The person concerned reads this. */
  facts: text(REASONS_LENGTH, 10),
  /** Shown on what is labelled. */
  label: text(120).nullable(),
  /** Holds back whatever looks like it. Works only. */
  blockFingerprint: z.boolean(),
});

/** A decision with its statement of reasons, as it is made at the desk. */
export const DeskDecision = Stated.refine(
  (d) => d.content !== "label" || Boolean(d.label?.trim()),
  "A label needs its words.",
).refine(
  (d) => !["mute", "suspend"].includes(d.person) || d.until !== null,
  "Say until when. Only a ban can be without an end.",
);

/** Any decision. `live`: what was done with it in a room, which is then all that it does. */
export const Decision = DeskDecision.and(z.object({ live: LiveMeasure.optional() }));
export type Decision = z.infer<typeof Decision>;

/** Everything that happens in a case. Reports and flags open one; the rest follows. */
export const ModerationBody = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("report"),
    rule: RuleId,
    text: text(REPORT_LENGTH),
    weight: z.number().min(0).max(1),
  }),
  z.object({
    kind: z.literal("flag"),
    by: z.enum(["words", "fingerprint", "classifier", "lineage"]),
    found: text(400),
    /** The picture is not shown until a moderator has seen it. */
    holds: z.boolean(),
    /** The work it looks like, or comes from. */
    like: text(100).nullable(),
  }),
  z.object({ kind: z.literal("claim") }),
  z.object({ kind: z.literal("release") }),
  z.object({ kind: z.literal("note"), text: text(REASONS_LENGTH, 1) }),
  z.object({ kind: z.literal("escalate"), text: text(REASONS_LENGTH, 1) }),
  z.object({
    kind: z.literal("decide"),
    decision: Decision,
    bulk: text(64).nullable(),
    /** Everyone concerned, where that is more than the person that the case names. */
    concerned: z.array(ActorId).optional(),
  }),
  /** Gives everything back that this case took. */
  z.object({ kind: z.literal("restore"), why: text(REASONS_LENGTH, 1) }),
  z.object({ kind: z.literal("appeal"), text: text(REASONS_LENGTH, 10) }),
  z.object({
    kind: z.literal("answer-appeal"),
    outcome: z.enum(["upheld", "overturned"]),
    reasons: text(REASONS_LENGTH, 10),
  }),
  /** Takes a decision back within the hour, as if it had not been. */
  z.object({ kind: z.literal("undo"), bulk: text(64).nullable() }),
  /** A decision about a live room has ended, and the room has undone what it did. */
  z.object({ kind: z.literal("lift"), lifted: z.enum(LIFTED) }),
]);
export type ModerationBody = z.infer<typeof ModerationBody>;

export type ModerationEvent = { id: string; actor: string; at: number } & ModerationBody;
