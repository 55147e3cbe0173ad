import type { MyDecision } from "@/app/_api/types";
import { type LiveMeasure, liftedWords } from "@/core/moderation/live";
import { momentWords, SUBJECT_WORDS } from "@/core/moderation/statement";

/** What a decision is about, as its person would say it. */
export function subjectLine({
  kind,
  title,
  live,
  foremost,
}: Pick<MyDecision, "kind" | "title" | "live" | "foremost">): string {
  if (live)
    return liveLine(
      live.measure.kind,
      title ? `the room “${title}”` : "a room that is no longer there",
      foremost,
    );
  if (kind === "person") return "About you";
  if (!title) return `A ${SUBJECT_WORDS[kind]} of yours that is no longer there`;
  return `Your ${SUBJECT_WORDS[kind]} “${title}”`;
}

function liveLine(kind: LiveMeasure["kind"], room: string, foremost: boolean): string {
  switch (kind) {
    case "freeze":
      return `${room[0]?.toUpperCase()}${room.slice(1)}, frozen`;
    case "kick":
      return `You, removed from ${room}`;
    case "revert":
      return foremost ? `What you did in ${room}, set back` : `What a member did in ${room}, set back`;
  }
}

/** How things stand with a decision, in a sentence or two. */
export function decisionState(found: MyDecision): string {
  const { held, decisions, appeal, canAppeal, appealUntil, live } = found;
  const last = decisions.at(-1);
  if (!last) return held ? "A moderator has yet to look at it." : "";
  const given = live ? liftedWords(live.measure, live.lifted, true) : "Everything is as it was.";
  switch (last.ended) {
    case "overturned":
      return `Overturned on ${appeal?.text ? "your" : "somebody else’s"} appeal. ${given}`;
    case "restored":
      return `Taken back by the moderators. ${given}`;
    case "undone":
      return `Taken back as a slip. ${given}`;
    case "replaced":
    case null:
  }
  if (appeal?.outcome === "upheld") return "Appealed: another moderator let it stand.";
  if (appeal?.text)
    return `You have appealed. Another moderator has yet to answer.${live?.lifted ? ` ${given}` : ""}`;
  if (appeal)
    return `Somebody else whom it concerns has appealed.${canAppeal ? " Until that is answered, you can add yours." : ""}`;
  if (canAppeal && appealUntil !== null) return `You can appeal until ${momentWords(appealUntil)}.`;
  return "It stands; the time to appeal is over.";
}
