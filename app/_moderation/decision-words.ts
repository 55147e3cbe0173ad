import type { MyDecision } from "@/app/_api/types";
import { momentWords, SUBJECT_WORDS } from "@/core/moderation/statement";

/** What a decision is about, as its person would say it. */
export function subjectLine({ kind, title }: Pick<MyDecision, "kind" | "title">): string {
  if (kind === "person") return "About you";
  if (!title) return `A ${SUBJECT_WORDS[kind]} of yours that is no longer there`;
  return `Your ${SUBJECT_WORDS[kind]} “${title}”`;
}

/** How things stand with a decision, in a sentence or two. */
export function decisionState({ held, decisions, appeal, canAppeal, appealUntil }: MyDecision): string {
  const last = decisions.at(-1);
  if (!last) return held ? "A moderator has yet to look at it." : "";
  switch (last.ended) {
    case "overturned":
      return "Overturned on your appeal: everything is as it was.";
    case "restored":
      return "Taken back by the moderators: everything is as it was.";
    case "undone":
      return "Taken back as a slip: everything is as it was.";
    case "replaced":
    case null:
  }
  if (appeal?.outcome === "upheld") return "Appealed: another moderator let it stand.";
  if (appeal) return "You have appealed. Another moderator has yet to answer.";
  if (canAppeal && appealUntil !== null) return `You can appeal until ${momentWords(appealUntil)}.`;
  return "It stands; the time to appeal is over.";
}
