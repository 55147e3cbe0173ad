"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { useTRPC } from "@/app/_api/trpc";
import { useLive } from "@/app/_room/live/live-context";
import { ConsentQuestion } from "@/app/_works/consent-question";

/** Asks whoever is in the room, at once, whether a picture they had a part in may be published. */
export function ConsentAsked() {
  const t = useTranslations("room");
  const live = useLive();
  const queries = useQueryClient();
  const options = useTRPC().work.questions.queryOptions();
  const { data } = useQuery(options);
  const [later, setLater] = useState<readonly string[]>([]);
  const { queryKey } = options;
  const again = () => void queries.invalidateQueries({ queryKey });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key is one and the same
  useEffect(() => live.asked.subscribe(again), [live]);
  const question = data?.find(({ work }) => !later.includes(work));
  const asks =
    question &&
    t("consentAsked.publisherAsksWhetherTitle", { publisher: question.publisher, title: question.title });
  useEffect(() => {
    if (asks) live.news.set(asks);
  }, [live, asks]);
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
