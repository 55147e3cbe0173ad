import { AppError } from "@/core/kernel/errors";
import { cleanLine } from "@/core/kernel/names/clean-name";
import { cleanParagraphs } from "@/core/kernel/names/clean-paragraphs";
import type { ModerationBody } from "@/core/moderation/events";
import { REASONS_LENGTH } from "@/core/moderation/limits";

const LEAST = 10;

/** What was written, made harmless to show. `malformed` where too little of it can be seen. */
export function seen(raw: string, least: number): string {
  const text = cleanParagraphs(raw, REASONS_LENGTH);
  if ([...text].length < least)
    throw new AppError("malformed", "nothing visible", "Write a little more, in visible characters.");
  return text;
}

/** An event's body with all its texts cleaned: moderators read appeals, and people read reasons. */
export function cleanBody(body: ModerationBody): ModerationBody {
  switch (body.kind) {
    case "note":
    case "escalate":
      return { ...body, text: seen(body.text, 1) };
    case "appeal":
      return { ...body, text: seen(body.text, LEAST) };
    case "restore":
      return { ...body, why: seen(body.why, 1) };
    case "answer-appeal":
      return { ...body, reasons: seen(body.reasons, LEAST) };
    case "decide": {
      const { decision } = body;
      const label = decision.label === null ? null : cleanLine(decision.label) || null;
      if (decision.content === "label" && !label)
        throw new AppError("malformed", "no label", "A label needs its words.");
      return { ...body, decision: { ...decision, facts: seen(decision.facts, LEAST), label } };
    }
    default:
      return body;
  }
}
