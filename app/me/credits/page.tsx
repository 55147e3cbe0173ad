import type { Metadata } from "next";
import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { ButtonLink } from "@/app/_components/ui/button-link";
import { ConsentQuestions } from "@/app/_works/consent-questions";
import { CreditList } from "@/app/_works/credit-list";
import { minePage } from "../_components/mine-page";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("me");
  return { title: t("creditsPage.myCredits") };
}

export default function MyCredits() {
  const t = useTranslations("me");
  return minePage("credits", async (api) => {
    const [credits, questions] = await Promise.all([api.notification.credits(), api.work.questions()]);
    const waiting = credits.filter((credit) => credit.consent === "pending");
    const answered = credits.filter((credit) => credit.consent !== "pending");
    return (
      <div className="max-w-3xl">
        <h1 className="mt-8 font-semibold text-3xl tracking-[-0.02em]">{t("creditsPage.myCredits")}</h1>
        <p className="mt-2 text-soft">{t("creditsPage.worksHadPartEach")}</p>
        <ConsentQuestions questions={questions} />
        {credits.length === 0 && (
          <>
            <p className="mt-6 text-lg text-soft">{t("creditsPage.nonePublishedYet")}</p>
            <ButtonLink href="/rooms" className="mt-6">
              {t("creditsPage.seeTheRooms")}
            </ButtonLink>
          </>
        )}
        {waiting.length > 0 && (
          <section aria-label={t("creditsPage.waitingAnswer")}>
            <h2 className="mt-8 font-semibold text-xl">{t("creditsPage.waitingAnswer")}</h2>
            <CreditList credits={waiting} />
          </section>
        )}
        {answered.length > 0 && (
          <section aria-label={t("creditsPage.answered")}>
            <h2 className="mt-10 font-semibold text-xl">{t("creditsPage.answered")}</h2>
            <CreditList credits={answered} />
          </section>
        )}
      </div>
    );
  });
}
