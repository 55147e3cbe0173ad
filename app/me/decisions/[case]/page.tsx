import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import type { MyDecision } from "@/app/_api/types";
import { momentWords } from "@/app/_components/days";
import { decisionState, subjectLine } from "@/app/_moderation/decision-words";
import { Statement } from "@/app/_moderation/statement";
import type { Say } from "@/app/_words/say";
import { minePage } from "../../_components/mine-page";
import { AppealForm } from "./_components/appeal-form";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("me");
  return { title: t("oneDecisionsPage.aDecision") };
}

type DecisionProps = { params: Promise<{ case: string }> };

/** A decision about oneself or something of one's own: its statement of reasons, and the appeal. */
export default async function Decision({ params }: DecisionProps) {
  const tTerms = await getTranslations("terms");
  const t = await getTranslations("me");
  const tModeration = await getTranslations("moderation");
  const { case: id } = await params;
  return minePage("decisions", async (api) => {
    const found = (await api.moderation.myDecisions()).find((one) => one.id === id);
    if (!found) notFound();
    const [last, ...earlier] = found.decisions.toReversed();
    const isWords = found.kind === "comment" || found.kind === "chat";
    return (
      <div className="max-w-3xl">
        <Link
          href="/me/decisions"
          className="touch mt-8 inline-block text-soft underline underline-offset-4 hover:text-ink"
        >
          {t("oneDecisionsPage.allDecisionsAboutMe")}
        </Link>
        <h1 dir="auto" className="mt-3 wrap-anywhere font-semibold text-3xl tracking-[-0.02em]">
          {subjectLine(tTerms, tModeration, found)}
        </h1>
        <p className="mt-2 text-lg text-soft">{decisionState(tTerms, tModeration, found)}</p>
        {found.restored && (
          <p
            dir="auto"
            className="mt-3 max-w-prose whitespace-pre-line wrap-anywhere border-line border-s-2 ps-3"
          >
            {found.restored}
          </p>
        )}
        {isWords && found.text.length > found.title.length && (
          <blockquote
            dir="auto"
            className="mt-4 whitespace-pre-line wrap-anywhere border-line border-s-2 ps-3"
          >
            {found.text}
          </blockquote>
        )}
        {found.href && found.kind !== "person" && (
          <Link href={found.href} className="touch mt-3 inline-block underline underline-offset-4">
            {t("oneDecisionsPage.seeWhere")}
          </Link>
        )}
        {!last && <Held />}
        {last && (
          <section aria-labelledby="statement" className="mt-8">
            <h2 id="statement" className="font-semibold text-xl">
              {t("oneDecisionsPage.statementOfReasons")}
            </h2>
            <p className="mb-4 text-sm text-soft">
              {t("oneDecisionsPage.decidedMomentNoLonger", {
                moment: momentWords(tTerms, last.at),
                ended: last.ended ? "yes" : "no",
              })}
            </p>
            <Statement decision={last} kind={found.kind} appeal={howToAppeal(tTerms, t, found)} />
          </section>
        )}
        {found.appeal && <Appeal appeal={found.appeal} />}
        {found.canAppeal && <AppealForm case={found.id} version={found.version} />}
        {earlier.length > 0 && (
          <details className="mt-10 border-line border-t pt-6">
            <summary className="touch cursor-pointer font-semibold">
              {t("oneDecisionsPage.earlierCase")}
            </summary>
            {earlier.map((one) => (
              <section
                key={one.at}
                aria-label={t("oneDecisionsPage.decidedMoment", { moment: momentWords(tTerms, one.at) })}
                className="mt-4"
              >
                <p className="mb-4 text-sm text-soft">
                  {t("oneDecisionsPage.decidedMomentThenReplaced", { moment: momentWords(tTerms, one.at) })}
                </p>
                <Statement decision={one} kind={found.kind} appeal={null} />
              </section>
            ))}
          </details>
        )}
      </div>
    );
  });
}

/** Null where nothing is left to appeal: what became of it is said above the statement. */
function howToAppeal(
  tTerms: Say<"terms">,
  t: Say<"me">,
  { canAppeal, appealUntil, live }: MyDecision,
): string | null {
  if (!canAppeal || appealUntil === null) return null;
  const back = live ? givenBackIn(t)[live.measure.kind] : t("oneDecisionsPage.everythingGivenBackStrikes");
  return t("oneDecisionsPage.onceUntilMomentForm", { moment: momentWords(tTerms, appealUntil), back });
}

const givenBackIn = (t: Say<"me">) =>
  ({
    freeze: t("oneDecisionsPage.freezeLifted"),
    kick: t("oneDecisionsPage.canComeIntoRoom"),
    revert: t("oneDecisionsPage.whatSetBackComes"),
  }) as const;

const Held = () => {
  const t = useTranslations("me");
  return <p className="mt-6 max-w-prose">{t("oneDecisionsPage.automaticCheckFoundLooks")}</p>;
};

function Appeal({ appeal }: { appeal: NonNullable<MyDecision["appeal"]> }) {
  const tTerms = useTranslations("terms");
  const t = useTranslations("me");
  return (
    <section aria-labelledby="appeal" className="mt-10 border-line border-t pt-6">
      <h2 id="appeal" className="font-semibold text-xl">
        {appeal.text ? t("oneDecisionsPage.yourAppeal") : t("oneDecisionsPage.anAppeal")}
      </h2>
      <p className="text-sm text-soft">
        {t("oneDecisionsPage.sent", {
          text: appeal.text ? "yes" : "no",
          moment: momentWords(tTerms, appeal.at),
        })}
      </p>
      {appeal.text && (
        <p
          dir="auto"
          className="mt-3 max-w-prose whitespace-pre-line wrap-anywhere border-line border-s-2 ps-3"
        >
          {appeal.text}
        </p>
      )}
      {appeal.outcome ? (
        <>
          <h3 className="mt-6 font-semibold">
            {appeal.outcome === "upheld"
              ? t("oneDecisionsPage.theDecisionStands")
              : appeal.text
                ? t("oneDecisionsPage.rightDecisionOverturned")
                : t("oneDecisionsPage.decisionOverturned")}
          </h3>
          <p dir="auto" className="mt-2 max-w-prose whitespace-pre-line wrap-anywhere">
            {appeal.reasons}
          </p>
        </>
      ) : (
        <p className="mt-4 text-soft">{t("oneDecisionsPage.moderatorWhoDidNot")}</p>
      )}
    </section>
  );
}
