import type { CaseData } from "@/app/_api/types";
import type { Lifted } from "@/core/moderation/live";
import { RULES } from "@/core/moderation/rules";
import { doneWords } from "../words";

export type HistoryEvent = CaseData["history"][number];

const LIFT = {
  all: "gave back what was taken in the room",
  some: "gave back what nobody had changed in the room since",
  none: "found that all of it was changed in the room since, so it stays",
  before: "found nothing left to give back in the room",
} as const satisfies Record<Lifted, string>;

/** What somebody did in a case, in words that follow their name, and what they wrote. */
export function eventWords(event: HistoryEvent): { did: string; wrote: string } {
  switch (event.kind) {
    case "report":
      return { did: `reported it: ${RULES[event.rule].title}`, wrote: event.text };
    case "flag":
      return { did: `flagged it${event.holds ? " and held it back" : ""}: ${event.found}`, wrote: "" };
    case "claim":
      return { did: "took it on", wrote: "" };
    case "release":
      return { did: "let go of it", wrote: "" };
    case "note":
      return { did: "noted", wrote: event.text };
    case "escalate":
      return { did: "passed it on to the admins", wrote: event.text };
    case "decide": {
      const { decision, bulk } = event;
      const together = bulk ? ", together with others" : "";
      return {
        did: `decided${together}: ${doneWords(decision)}, under “${RULES[decision.rule].title}”`,
        wrote: decision.facts,
      };
    }
    case "restore":
      return { did: "restored it", wrote: event.why };
    case "appeal":
      return { did: "appealed", wrote: event.text };
    case "answer-appeal":
      return {
        did: event.outcome === "upheld" ? "answered the appeal: it stands" : "overturned it on appeal",
        wrote: event.reasons,
      };
    case "lift":
      return { did: LIFT[event.lifted], wrote: "" };
    case "undo":
      return { did: "took the decision back as a slip", wrote: "" };
  }
}
