import { Button } from "@/app/_components/ui/button";
import type { Draft } from "@/app/_moderation/decide/draft";
import type { CaseState } from "@/core/moderation/case";

type DecideAgainProps = { state: CaseState; hasDecision: boolean; draft: Draft; onAgain: () => void };

/** Where a case is decided already: another decision would take the place of the one that stands. */
export function DecideAgain({ state, hasDecision, draft, onAgain }: DecideAgainProps) {
  const written = draft.facts.trim() !== "";
  if (state === "appealed")
    return written ? (
      <div role="status" className="text-sm text-soft">
        <p>The appeal is answered first. What you wrote meanwhile:</p>
        <blockquote dir="auto" className="mt-1 whitespace-pre-line border-edge border-l-2 pl-3 text-ink">
          {draft.facts}
        </blockquote>
      </div>
    ) : null;
  return (
    <div>
      <Button onClick={onAgain}>{written ? "Go on with what you wrote" : "Decide anew"}</Button>
      {hasDecision && (
        <p className="mt-1.5 text-sm text-soft">A new decision takes the place of the one that stands.</p>
      )}
    </div>
  );
}
