import Link from "next/link";
import { useTranslations } from "next-intl";
import { momentWords } from "@/app/_components/days";
import { MessagePage } from "@/app/_components/message-page";
import { ButtonLink } from "@/app/_components/ui/button-link";
import { ruleTitle } from "@/app/_moderation/rule-words";
import { decisionPath, type Restriction, restrictedIn } from "./restriction-words";

/** Whether somebody may only look: banned or suspended, and not merely without a voice. */
export const isBarred = (restriction: Restriction | null | undefined): restriction is Restriction =>
  Boolean(restriction && restriction.kind !== "muted");

/** In place of a room, for someone who may not take part: what happened, until when, under which rule, what to do. */
export function BarredPage({ restriction }: { restriction: Restriction }) {
  const tTerms = useTranslations("terms");
  const t = useTranslations("moderation");
  const { kind, until, rule, facts } = restriction;
  return (
    <MessagePage
      title={restrictedIn(t)[kind]}
      actions={
        <>
          <ButtonLink href={decisionPath(restriction)} solid>
            {t("barredPage.readDecisionAppeal")}
          </ButtonLink>
          <ButtonLink href="/gallery">{t("barredPage.toTheGallery")}</ButtonLink>
        </>
      }
    >
      <p role="status">
        {until === null
          ? t("barredPage.noEnd")
          : t("barredPage.until", { moment: momentWords(tTerms, until) })}
      </p>
      {(rule || facts) && (
        <dl className="mt-6 border-line border-s-2 ps-4 text-base">
          {rule && (
            <>
              <dt className="text-sm">{t("barredPage.rule")}</dt>
              <dd>
                <Link href={`/rules#${rule}`} className="touch text-ink underline underline-offset-4">
                  {ruleTitle(tTerms, rule)}
                </Link>
              </dd>
            </>
          )}
          {facts && (
            <>
              <dt className="mt-3 text-sm">{t("barredPage.whatWasFound")}</dt>
              <dd dir="auto" className="whitespace-pre-line wrap-anywhere text-ink">
                {facts}
              </dd>
            </>
          )}
        </dl>
      )}
    </MessagePage>
  );
}
