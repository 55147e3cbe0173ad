"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import type { ConsentQuestion as Question } from "@/app/_api/types";
import { ConsentQuestion } from "./consent-question";

/** Works that are published only once I have answered. */
export function ConsentQuestions({ questions }: { questions: readonly Question[] }) {
  const t = useTranslations("works");
  const router = useRouter();
  if (questions.length === 0) return null;
  return (
    <ul aria-label={t("consentQuestions.waitingAnswerBeforeThey")} className="mt-6 flex flex-col gap-6">
      {questions.map((question) => (
        <li key={question.work} className="max-w-md rounded-md border border-edge p-4">
          <ConsentQuestion question={question} onAnswered={() => router.refresh()} />
        </li>
      ))}
    </ul>
  );
}
