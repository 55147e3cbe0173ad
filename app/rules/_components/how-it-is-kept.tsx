import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { APPEAL_MS, UNDO_MS } from "@/core/moderation/case";
import { REPORTS_PER_HOUR } from "@/core/moderation/limits";
import { BAR_DAYS, STRIKE_MS, STRIKES } from "@/core/moderation/standing";
import { CONSENT_DAYS } from "@/core/work/record/consent";

const DAY = 86_400_000;

/** How the rules are kept: from a report to an appeal, with what works and what does not. */
export const HowItIsKept = () => {
  const t = useTranslations("rules");
  return (
    <section aria-labelledby="kept" className="mt-20">
      <h2 id="kept" className="font-semibold text-2xl tracking-tight">
        {t("howItIsKept.howTheyKept")}
      </h2>
      <div className="mt-8 grid gap-x-16 gap-y-10 md:grid-cols-2">
        <Topic id="reports" title={t("howItIsKept.reports")}>
          <p>
            {t("howItIsKept.whoeverCanSeeThing")}{" "}
            {t.rich("howItIsKept.myReportsOneReported", {
              link: (chunks) => (
                <Link href="/me/reports" className="touch text-ink underline underline-offset-4">
                  {chunks}
                </Link>
              ),
            })}
          </p>
          <p>{t("howItIsKept.whatReportWeighsShare")}</p>
          <p>
            {t("howItIsKept.mostHourAccountReports", {
              account: REPORTS_PER_HOUR.account,
              guest: REPORTS_PER_HOUR.guest,
              network: REPORTS_PER_HOUR.network,
            })}
          </p>
        </Topic>
        <Topic id="decisions" title={t("howItIsKept.decisions")}>
          <p>{t("howItIsKept.moderatorCanLabelHide")}</p>
          <p>{t("howItIsKept.slipCanTakenBack", { undoMs: UNDO_MS / 60_000 })}</p>
        </Topic>
        <Topic id="publishing" title={t("howItIsKept.publishing")}>
          <p>{t("howItIsKept.publicRoomHostPublishes")}</p>
          <p>{t("howItIsKept.roomPrivateUnlistedBehind", { consentDays: CONSENT_DAYS })}</p>
        </Topic>
        <Topic id="appeals" title={t("howItIsKept.appeals")}>
          <p>
            {t("howItIsKept.everyDecisionRestrictsSomething", { appealMs: APPEAL_MS / DAY })}{" "}
            {t.rich("howItIsKept.decisionsAboutMeThose", {
              link: (chunks) => (
                <Link href="/me/decisions" className="touch text-ink underline underline-offset-4">
                  {chunks}
                </Link>
              ),
            })}
          </p>
        </Topic>
        <Topic id="strikes" title={t("howItIsKept.strikes")}>
          <p>{t("howItIsKept.decisionCanCountStrike", { strikeMs: STRIKE_MS / DAY, sTRIKES: STRIKES })}</p>
        </Topic>
        <Topic id="bans" title={t("howItIsKept.suspensionsAndBans")}>
          <p>{t("howItIsKept.whoSuspendedBannedOut")}</p>
          <p>{t("howItIsKept.guestHasNoAccount", { device: BAR_DAYS.device, address: BAR_DAYS.address })}</p>
          <p>{t("howItIsKept.bothCanGotAround")}</p>
        </Topic>
        <Topic id="automatic" title={t("howItIsKept.whatMachinesDo")}>
          <p>{t("howItIsKept.listedWordsTitlesNames")}</p>
          <p>{t("howItIsKept.oneThingHeldItself")}</p>
        </Topic>
        <Topic id="open" title={t("howItIsKept.inTheOpen")}>
          <p>
            {t("howItIsKept.everythingDecided")}{" "}
            {t.rich("howItIsKept.publicLogWithoutNames", {
              link: (chunks) => (
                <Link href="/log" className="touch text-ink underline underline-offset-4">
                  {chunks}
                </Link>
              ),
            })}{" "}
            <Link href="/transparency" className="touch text-ink underline underline-offset-4">
              {t("howItIsKept.transparencyReport")}
            </Link>
            .
          </p>
        </Topic>
      </div>
    </section>
  );
};

const Topic = ({ id, title, children }: { id: string; title: string; children: ReactNode }) => (
  <section id={id} aria-labelledby={`${id}-title`} className="scroll-mt-4">
    <h3 id={`${id}-title`} className="font-semibold text-lg">
      {title}
    </h3>
    <div className="mt-1 flex max-w-prose flex-col gap-3 text-soft">{children}</div>
  </section>
);
