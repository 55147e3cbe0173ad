"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPCClient } from "@/app/_api/trpc";
import type { ConsentQuestion as Question } from "@/app/_api/types";
import { wordsOf } from "@/app/_api/words";
import { Day } from "@/app/_components/day";
import { useNames } from "@/app/_components/known-as";
import { Button } from "@/app/_components/ui/button";
import type { Say } from "@/app/_words/say";
import { shareWords } from "./makers";

type Answer = "accepted" | "anonymous" | "withdrawn";
const answersIn = (t: Say<"works">) =>
  [
    ["accepted", t("consentQuestion.publishMyName"), "solid"],
    ["anonymous", t("consentQuestion.publishMeUnnamed"), "line"],
    ["withdrawn", t("consentQuestion.leaveMyPartOut"), "line"],
  ] as const satisfies readonly (readonly [Answer, string, string])[];

type ConsentQuestionProps = { question: Question; onAnswered: () => void; onLater?: () => void };

/** May this be published? The picture, the words and the credit that would stand, and the three answers. */
export function ConsentQuestion({ question, onAnswered, onLater }: ConsentQuestionProps) {
  const t = useTranslations("works");
  const tErrors = useTranslations("errors");
  const shown = useNames();
  const api = useTRPCClient();
  const [busy, setBusy] = useState<Answer | null>(null);
  const [error, setError] = useState<string | null>(null);

  async function answer(consent: Answer) {
    setBusy(consent);
    setError(null);
    try {
      await api.work.decide.mutate({ id: question.work, consent, offer: question.offer });
      onAnswered();
    } catch (fault) {
      setError(wordsOf(tErrors, fault));
      setBusy(null);
    }
  }

  const { title, description, licence, publisher, room, until, picture, credits } = question;
  return (
    <section aria-label={t("consentQuestion.mayTitlePublished", { title })} className="flex flex-col gap-3">
      <p className="wrap-anywhere">
        {t.rich("consentQuestion.publisherWantsPublishWhat", {
          bdi: (chunks) => <bdi className="font-medium">{chunks}</bdi>,
          publisher,
          bdi2: (chunks) => <bdi>{chunks}</bdi>,
          room,
        })}
      </p>
      <div className="flex gap-3">
        {picture && (
          <img
            src={picture}
            alt={t("consentQuestion.titleWouldPublished", { title })}
            width={144}
            height={144}
            className="size-36 shrink-0 rounded-sm object-contain"
          />
        )}
        <div className="min-w-0 wrap-anywhere text-sm">
          <p dir="auto" className="font-medium text-base">
            {title}
          </p>
          {description && (
            <p dir="auto" className="line-clamp-3 whitespace-pre-line">
              {description}
            </p>
          )}
          <p className="text-soft">{licence}</p>
          <ul aria-label={t("consentQuestion.creditWouldStand")} className="mt-1">
            {credits.map((credit) => (
              <li key={`${credit.name}-${credit.influence}-${credit.edits}`}>
                <bdi>{(credit.name && shown(credit.name)) ?? t("consentQuestion.anonymous")}</bdi>
                {t("consentQuestion.you", {
                  mine: credit.mine ? "yes" : "no",
                  share: shareWords(t, credit.influence),
                })}
              </li>
            ))}
          </ul>
        </div>
      </div>
      <div className="grid gap-2">
        {answersIn(t).map(([consent, words, variant]) => (
          <Button
            key={consent}
            variant={variant}
            busy={busy === consent}
            disabled={busy !== null && busy !== consent}
            onClick={() => void answer(consent)}
          >
            {words}
          </Button>
        ))}
        {onLater && (
          <Button variant="quiet" onClick={onLater}>
            {t("consentQuestion.answerLater")}
          </Button>
        )}
      </div>
      <p className="text-soft text-sm">
        {t.rich("consentQuestion.nobodySeesBeforeAll", { day: () => <Day at={until} /> })}
      </p>
      {error && (
        <p role="alert" className="text-danger text-sm">
          {error}
        </p>
      )}
    </section>
  );
}
