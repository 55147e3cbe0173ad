"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { useTRPC } from "@/app/_api/trpc";
import { Button } from "@/app/_components/ui/button";
import { ButtonLink } from "@/app/_components/ui/button-link";
import { useLive } from "@/app/_room/live/live-context";
import { ConsentQuestion } from "@/app/_works/consent-question";

/** Asks whoever is in the room, at once, whether a picture they had a part in may be published, or how they appear in one that was. */
export function ConsentAsked() {
  const t = useTranslations("room");
  const live = useLive();
  const queries = useQueryClient();
  const options = useTRPC().work.questions.queryOptions();
  const { data } = useQuery(options);
  const [later, setLater] = useState<readonly string[]>([]);
  const { queryKey } = options;
  const [isPublished, setIsPublished] = useState(false);
  const again = () => void queries.invalidateQueries({ queryKey });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key is one and the same
  useEffect(
    () =>
      live.asked.subscribe(async () => {
        // Where nothing waits for an answer, a work was published without one.
        const waiting = await queries.fetchQuery({ ...options, staleTime: 0 }).catch(() => null);
        if (waiting?.length === 0) setIsPublished(true);
      }),
    [live],
  );
  const question = data?.find(({ work }) => !later.includes(work));
  const asks = question
    ? t("consentAsked.publisherAsksWhetherTitle", { publisher: question.publisher, title: question.title })
    : isPublished && t("consentAsked.publishedWithYourPart");
  useEffect(() => {
    if (asks) live.news.set(asks);
  }, [live, asks]);
  if (!question && isPublished)
    return (
      <div className="pointer-events-auto flex shrink-0 animate-rise flex-col gap-3 rounded-md border border-line bg-raised p-4 shadow-xl">
        <p>{t("consentAsked.publishedWithYourPart")}</p>
        <div className="flex flex-wrap gap-2">
          <ButtonLink solid href="/inbox" target="_blank">
            {t("consentAsked.sayHowIAppear")}
          </ButtonLink>
          <Button variant="quiet" onClick={() => setIsPublished(false)}>
            {t("consentAsked.later")}
          </Button>
        </div>
      </div>
    );
  if (!question) return null;
  return (
    <div className="pointer-events-auto shrink-0 animate-rise rounded-md border border-line bg-raised p-4 shadow-xl">
      <ConsentQuestion
        key={question.work}
        question={question}
        onAnswered={again}
        onLater={() => setLater([...later, question.work])}
      />
    </div>
  );
}
