import Link from "next/link";
import { useTranslations } from "next-intl";
import type { CaseData } from "@/app/_api/types";
import { liftedWords } from "@/app/_moderation/statement-words";
import { doneWords } from "../words";

/** Of a case about what was done in a live room: what that was, and what became of it once it had ended. */
export function LiveNote({ found: { live, decision, history } }: { found: CaseData }) {
  const t = useTranslations("desk");
  const tModeration = useTranslations("moderation");
  if (!live) return null;
  const made = history.findLast((event) => event.kind === "decide");
  const ended = live.state !== "stands" || live.lifted;
  return (
    <section aria-label={t("liveNote.liveRoom")} className="rounded-md border border-edge p-4">
      {!decision && made?.kind === "decide" && (
        <h2 className="font-semibold first-letter:uppercase">
          {t("liveNote.doneAndEnded", { done: doneWords(t, made.decision) })}
        </h2>
      )}
      <p>
        {ended ? (
          liftedWords(tModeration, live.measure, live.lifted)
        ) : (
          <span className="text-soft">{t("liveNote.doneWallRoomsLog", { seq: live.measure.seq })}</span>
        )}
      </p>
      <Link href="/moderation/live" className="touch mt-1 inline-block underline underline-offset-4">
        {t("liveNote.theWall")}
      </Link>
    </section>
  );
}
