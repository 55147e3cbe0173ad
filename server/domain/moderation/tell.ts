import type { ActorId } from "@/core/ids/ids";
import type { ModerationCase } from "@/core/moderation/case";
import type { Decision, ModerationEvent } from "@/core/moderation/events";
import { RULES } from "@/core/moderation/rules";
import type { Tx } from "@/prisma/client";
import { notify } from "@/server/domain/notification/notify";
import type { CaseRow } from "./append";
import { readSubject } from "./read-subject";

const CONTENT = {
  none: "",
  label: "It carries a label now.",
  hide: "It is hidden.",
  remove: "It was removed.",
} as const;

/** What a decision does, in words for whom it concerns. */
export function effectWords({ content, person, until }: Decision): string {
  const end =
    until === null ? "" : ` until ${new Date(until).toISOString().slice(0, 16).replace("T", " ")} UTC`;
  const about = {
    none: "",
    warn: "This is a warning.",
    mute: `You cannot chat or comment${end}.`,
    suspend: `Your account is suspended${end}.`,
    ban: `Your account is banned${end || ", without an end"}.`,
  }[person];
  return [CONTENT[content], about].filter(Boolean).join(" ") || "Nothing was restricted.";
}

/** Tells those whom an event is about: the person concerned of decisions and answers, reporters of the outcome. */
export async function tell(
  tx: Tx,
  row: CaseRow,
  before: ModerationCase,
  event: ModerationEvent,
): Promise<void> {
  const subject = await readSubject(tx, row.subject);
  const about = { case: row.id, title: subject?.title ?? "", kind: subject?.kind ?? "" };
  const concerned = row.concerns ? [row.concerns as ActorId] : [];
  const reporters = before.reports.map((r) => r.reporter as ActorId);
  switch (event.kind) {
    case "decide": {
      const { decision } = event;
      const acted = decision.content !== "none" || decision.person !== "none";
      if (acted)
        await notify(tx, concerned, "decision", {
          ...about,
          words: effectWords(decision),
          rule: RULES[decision.rule].title,
          facts: decision.facts,
          appeal: 1,
        });
      else if (before.held)
        await notify(tx, concerned, "decision", {
          ...about,
          words: "A moderator has looked at it: nothing is against the rules, and it is shown.",
        });
      await notify(tx, reporters, "report", {
        ...about,
        words: acted ? "Moderators acted on it." : "Moderators found nothing against the rules.",
      });
      break;
    }
    case "restore":
    case "undo":
      await notify(tx, concerned, "decision", {
        ...about,
        words: "The decision was taken back; everything is as it was.",
        facts: event.kind === "restore" ? event.why : "",
      });
      break;
    case "answer-appeal": {
      const overturned = event.outcome === "overturned";
      await notify(tx, concerned, "decision", {
        ...about,
        words: overturned
          ? "Your appeal was right: the decision is overturned and everything is as it was."
          : "Your appeal was heard, and the decision stands.",
        facts: event.reasons,
      });
      if (overturned)
        await notify(tx, reporters, "report", {
          ...about,
          words: "On appeal, another moderator overturned the decision.",
        });
      break;
    }
    default:
  }
}
