import { useTranslations } from "next-intl";
import { Button } from "@/app/_components/ui/button";
import type { Draft } from "@/app/_moderation/decide/draft";
import type { CaseState } from "@/core/moderation/case";

type DecideAgainProps = { state: CaseState; hasDecision: boolean; draft: Draft; onAgain: () => void };

/** Where a case is decided already: another decision would take the place of the one that stands. */
export function DecideAgain({ state, hasDecision, draft, onAgain }: DecideAgainProps) {
  const t = useTranslations("desk");
  const written = draft.facts.trim() !== "";
  if (state === "appealed")
    return written ? (
      <div role="status" className="text-sm text-soft">
        <p>{t("decideAgain.appealAnsweredFirstWhat")}</p>
        <blockquote dir="auto" className="mt-1 whitespace-pre-line border-edge border-s-2 ps-3 text-ink">
          {draft.facts}
        </blockquote>
      </div>
    ) : null;
  return (
    <div>
      <Button onClick={onAgain}>
        {written ? t("decideAgain.goWhatWrote") : t("decideAgain.decideAnew")}
      </Button>
      {hasDecision && <p className="mt-1.5 text-sm text-soft">{t("decideAgain.newDecisionTakesPlace")}</p>}
    </div>
  );
}
