import type { MyDecision } from "@/app/_api/types";
import { momentWords } from "@/app/_components/days";
import { subjectWord } from "@/app/_moderation/rule-words";
import type { Say } from "@/app/_words/say";
import type { LiveMeasure } from "@/core/moderation/live";
import { liftedWords } from "./statement-words";

/** What a decision is about, as its person would say it. */
export function subjectLine(
  tTerms: Say<"terms">,
  t: Say<"moderation">,
  { kind, title, live, foremost }: Pick<MyDecision, "kind" | "title" | "live" | "foremost">,
): string {
  if (live)
    return liveLine(
      t,
      live.measure.kind,
      title ? t("decisionWords.theRoomTitle", { title }) : t("decisionWords.roomNoLongerThere"),
      foremost,
    );
  if (kind === "person") return t("decisionWords.aboutYou");
  if (!title) return t("decisionWords.kindYoursNoLonger", { kind: subjectWord(tTerms, kind) });
  return t("decisionWords.yourKindTitle", { kind: subjectWord(tTerms, kind), title });
}

function liveLine(t: Say<"moderation">, kind: LiveMeasure["kind"], room: string, foremost: boolean): string {
  switch (kind) {
    case "freeze":
      return t("decisionWords.roomFrozen", {
        room: `${room[0]?.toUpperCase()}${room.slice(1)}`,
      });
    case "kick":
      return t("decisionWords.removedRoom", { room });
    case "revert":
      return foremost
        ? t("decisionWords.whatDidRoomSet", { room })
        : t("decisionWords.whatMemberDidRoom", { room });
  }
}

/** How things stand with a decision, in a sentence or two. */
export function decisionState(tTerms: Say<"terms">, t: Say<"moderation">, found: MyDecision): string {
  const { held, decisions, appeal, canAppeal, appealUntil, live } = found;
  const last = decisions.at(-1);
  if (!last) return held ? t("decisionWords.moderatorHasYetLook") : "";
  const given = live ? liftedWords(t, live.measure, live.lifted, true) : t("decisionWords.everythingIsAsIt");
  switch (last.ended) {
    case "overturned":
      return t("decisionWords.overturnedOnYour", { text: appeal?.text ? "yes" : "no", given });
    case "restored":
      return t("decisionWords.takenBackModeratorsGiven", { given });
    case "undone":
      return t("decisionWords.takenBackSlipGiven", { given });
    case "replaced":
    case null:
  }
  if (appeal?.outcome === "upheld") return t("decisionWords.appealedAnotherModeratorLet");
  if (appeal?.text)
    return t("decisionWords.haveAppealedAnotherModerator", { value: live?.lifted ? ` ${given}` : "" });
  if (appeal) return t("decisionWords.somebodyElseWhomConcerns", { canAppeal: canAppeal ? "yes" : "no" });
  if (canAppeal && appealUntil !== null)
    return t("decisionWords.canAppealUntilMoment", { moment: momentWords(tTerms, appealUntil) });
  return t("decisionWords.standsTimeAppealOver");
}
