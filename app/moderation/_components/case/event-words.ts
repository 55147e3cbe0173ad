import type { CaseData } from "@/app/_api/types";
import { ruleTitle } from "@/app/_moderation/rule-words";
import type { Say } from "@/app/_words/say";
import type { Lifted } from "@/core/moderation/live";
import { doneWords } from "../words";

export type HistoryEvent = CaseData["history"][number];

const liftIn = (t: Say<"desk">) =>
  ({
    all: t("eventWords.gaveBackWhatTaken"),
    some: t("eventWords.gaveBackWhatNobody"),
    none: t("eventWords.foundAllChangedRoom"),
    before: t("eventWords.foundNothingLeftGive"),
  }) as const satisfies Record<Lifted, string>;

/** What somebody did in a case, in words that follow their name, and what they wrote. */
export function eventWords(
  tTerms: Say<"terms">,
  t: Say<"desk">,
  event: HistoryEvent,
): { did: string; wrote: string } {
  switch (event.kind) {
    case "report":
      return { did: t("eventWords.reportedIt", { rule: ruleTitle(tTerms, event.rule) }), wrote: event.text };
    case "flag":
      return {
        did: t("eventWords.flaggedIt", { holds: event.holds ? "yes" : "no", found: event.found }),
        wrote: "",
      };
    case "claim":
      return { did: t("eventWords.tookItOn"), wrote: "" };
    case "release":
      return { did: t("eventWords.letGo"), wrote: "" };
    case "note":
      return { did: t("eventWords.noted"), wrote: event.text };
    case "escalate":
      return { did: t("eventWords.passedAdmins"), wrote: event.text };
    case "decide": {
      const { decision, bulk } = event;
      return {
        did: t("eventWords.decidedTogetherDoneUnder", {
          together: bulk ? "yes" : "no",
          done: doneWords(t, decision),
          title: ruleTitle(tTerms, decision.rule),
        }),
        wrote: decision.facts,
      };
    }
    case "restore":
      return { did: t("eventWords.restoredIt"), wrote: event.why };
    case "appeal":
      return { did: t("eventWords.appealed"), wrote: event.text };
    case "answer-appeal":
      return {
        did: event.outcome === "upheld" ? t("eventWords.answeredStands") : t("eventWords.overturnedAppeal"),
        wrote: event.reasons,
      };
    case "lift":
      return { did: liftIn(t)[event.lifted], wrote: "" };
    case "undo":
      return { did: t("eventWords.tookDecisionBackSlip"), wrote: "" };
  }
}
