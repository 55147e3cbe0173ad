"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { openApi } from "@/app/_api/open-api";
import { wordsOf } from "@/app/_api/words";
import { useNames } from "@/app/_components/known-as";
import { Button } from "@/app/_components/ui/button";
import { useLists } from "@/app/_words/in-list";
import type { Say } from "@/app/_words/say";
import type { Sha256, WorkId } from "@/core/kernel/ids/ids";

type CreditAnswerProps = {
  work: WorkId;
  mine: {
    player: string;
    consent: string;
    agreed: boolean;
    split: readonly { player: string; name: string | null; declared: number }[] | null;
    /** Names all that is shown here: an answer counts for that alone. */
    offer: Sha256;
  };
};

const consentSaidIn = (t: Say<"works">): Record<string, string> => ({
  pending: t("creditAnswer.hadPartUntilAnswer"),
  accepted: t("creditAnswer.namedLabel"),
  anonymous: t("creditAnswer.appearAnonymous"),
  withdrawn: t("creditAnswer.partRemovedWorkMade"),
});

/** A contributor's say: named, unnamed, or not part of it. */
export function CreditAnswer({ work, mine }: CreditAnswerProps) {
  const t = useTranslations("works");
  const tErrors = useTranslations("errors");
  const { player, consent, agreed, split, offer } = mine;
  const router = useRouter();
  const [said, setSaid] = useState(consent);
  const [busy, setBusy] = useState(false);
  const [sure, setSure] = useState(false);
  const { list } = useLists();
  const shown = useNames();
  const [error, setError] = useState<string | null>(null);

  async function decide(answer: { consent?: "accepted" | "anonymous" | "withdrawn"; agreed?: boolean }) {
    setBusy(true);
    setError(null);
    try {
      await (await openApi()).work.decide.mutate({ id: work, offer: offer, ...answer });
      if (answer.consent) setSaid(answer.consent);
      router.refresh();
    } catch (fault) {
      setError(wordsOf(tErrors, fault));
      // Where the offer has changed, the next look is at the one that stands.
      router.refresh();
    } finally {
      setBusy(false);
      setSure(false);
    }
  }

  return (
    <section aria-label={t("creditAnswer.yourCredit")} className="rounded-md border border-line p-4">
      <p>{consentSaidIn(t)[said]}</p>
      <div className="mt-3 flex flex-wrap gap-2">
        {said !== "accepted" && (
          <Button busy={busy} variant="solid" onClick={() => void decide({ consent: "accepted" })}>
            {t("creditAnswer.putMyName")}
          </Button>
        )}
        {said !== "anonymous" && (
          <Button busy={busy} onClick={() => void decide({ consent: "anonymous" })}>
            {said === "accepted" ? t("creditAnswer.takeMyNameOff") : t("creditAnswer.stayUnnamed")}
          </Button>
        )}
        {said !== "withdrawn" &&
          (sure ? (
            <Button busy={busy} variant="danger" onClick={() => void decide({ consent: "withdrawn" })}>
              {t("creditAnswer.yesMakeWithoutMe")}
            </Button>
          ) : (
            <Button
              variant="quiet"
              onClick={() => setSure(true)}
              className="h-auto min-h-11 whitespace-normal py-2 text-start"
            >
              {t("creditAnswer.removeMyPartWork")}
            </Button>
          ))}
      </div>
      {sure && <p className="mt-2 text-sm text-soft">{t("creditAnswer.workRenderedAgainWithout")}</p>}
      {split && (
        <p className="mt-3 flex flex-wrap items-center gap-3 text-sm">
          <span>
            {t("creditAnswer.publisherProposesValue", {
              value: list(
                split.map((one) =>
                  t("creditAnswer.declaredForValue", {
                    declared: one.declared / 10,
                    value:
                      one.player === player
                        ? t("creditAnswer.you")
                        : ((one.name && shown(one.name)) ?? t("creditAnswer.anonymous")),
                  }),
                ),
              ),
            })}
          </span>
          {agreed ? (
            ` ${t("creditAnswer.youAgreed")}`
          ) : (
            <Button busy={busy} onClick={() => void decide({ agreed: true })}>
              {t("creditAnswer.agree")}
            </Button>
          )}
        </p>
      )}
      {error && (
        <p role="alert" className="mt-2 text-danger text-sm">
          {error}
        </p>
      )}
    </section>
  );
}
