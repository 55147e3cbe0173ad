import { useTranslations } from "next-intl";
import type { MyDecision } from "@/app/_api/types";
import { ButtonLink } from "@/app/_components/ui/button-link";
import { type Subject, subjectOf } from "@/core/moderation/subjects";
import type { callerFor } from "@/server/trpc/caller";
import { decisionState } from "./decision-words";

type Api = Awaited<ReturnType<typeof callerFor>>;

/** What was decided about something of the one who asks; null where it is not theirs, or nothing was. */
export async function myDecisionOn(
  api: Api,
  me: { user: object | null },
  kind: "work" | "exhibition",
  id: string,
): Promise<MyDecision | null> {
  if (!me.user) return null;
  const subject: Subject = subjectOf(kind, id);
  return (await api.moderation.myDecisions()).find((one) => one.subject === subject) ?? null;
}

/** On a page that does not show something any more, for whoever made it: how things stand, and the way to the whole decision. */
export const MyDecisionNote = ({ found }: { found: MyDecision }) => {
  const tTerms = useTranslations("terms");
  const t = useTranslations("moderation");
  return (
    <div className="mt-6 border-line border-s-2 ps-4 text-base">
      <p className="text-ink">
        {t("myDecisionOn.yoursDecisionstate", { decisionState: decisionState(tTerms, t, found) })}
      </p>
      <ButtonLink href={`/me/decisions/${found.id}`} className="mt-3 text-ink">
        {t("myDecisionOn.readDecisionAppeal", { canAppeal: found.canAppeal ? "yes" : "no" })}
      </ButtonLink>
    </div>
  );
};
