import type { Metadata } from "next";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import type { MyDecision } from "@/app/_api/types";
import { momentWords } from "@/app/_components/days";
import { decisionState, subjectLine } from "@/app/_moderation/decision-words";
import { ruleTitle } from "@/app/_moderation/rule-words";
import { statementWords } from "@/app/_moderation/statement-words";
import { minePage } from "../_components/mine-page";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("me");
  return { title: t("decisionsPage.myDecisions") };
}

export default function MyDecisions() {
  const t = useTranslations("me");
  return minePage("decisions", async (api) => {
    const decisions = await api.moderation.myDecisions();
    return (
      <div className="max-w-3xl">
        <h1 className="mt-8 font-semibold text-3xl tracking-[-0.02em]">
          {t("decisionsPage.decisionsAboutMe")}
        </h1>
        <p className="mt-2 text-soft">{t("decisionsPage.whatModeratorsDecidedAbout")}</p>
        {decisions.length === 0 && (
          <p className="mt-6 text-lg text-soft">{t("decisionsPage.noneNoneUnderWay")}</p>
        )}
        <ul className="mt-6">
          {decisions.map((decision) => (
            <li key={decision.id} className="border-line border-t py-5">
              <Summary found={decision} />
            </li>
          ))}
        </ul>
      </div>
    );
  });
}

function Summary({ found }: { found: MyDecision }) {
  const tTerms = useTranslations("terms");
  const t = useTranslations("me");
  const tModeration = useTranslations("moderation");
  const last = found.decisions.at(-1);
  return (
    <article className="grid gap-x-6 gap-y-2 sm:grid-cols-[minmax(0,1fr)_14rem]">
      <div className="min-w-0">
        <h2 className="wrap-anywhere font-medium">
          <Link
            dir="auto"
            href={`/me/decisions/${found.id}`}
            className="touch underline decoration-line underline-offset-4 hover:decoration-current"
          >
            {subjectLine(tTerms, tModeration, found)}
          </Link>
        </h2>
        {last ? (
          <>
            <p>{statementWords(tModeration, tTerms, last, found.kind).restricted.join(" ")}</p>
            <p className="text-sm text-soft">
              {t("decisionsPage.decidedMomentUnderTitle", {
                moment: momentWords(tTerms, last.at),
                title: ruleTitle(tTerms, last.rule),
              })}
            </p>
          </>
        ) : (
          <p>{t("decisionsPage.heldUntilModeratorHas")}</p>
        )}
      </div>
      <p className="text-sm text-soft">{decisionState(tTerms, tModeration, found)}</p>
    </article>
  );
}
