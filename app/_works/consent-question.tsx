"use client";

import { useState } from "react";
import { useTRPCClient } from "@/app/_api/trpc";
import type { ConsentQuestion as Question } from "@/app/_api/types";
import { wordsOf } from "@/app/_api/words";
import { Day } from "@/app/_components/day";
import { Button } from "@/app/_components/ui/button";
import { shareWords } from "./makers";

type Answer = "accepted" | "anonymous" | "withdrawn";
const ANSWERS = [
  ["accepted", "Publish it with my name", "solid"],
  ["anonymous", "Publish it, me unnamed", "line"],
  ["withdrawn", "Leave my part out", "line"],
] as const satisfies readonly (readonly [Answer, string, string])[];

type ConsentQuestionProps = { question: Question; onAnswered: () => void; onLater?: () => void };

/** May this be published? The picture, the words and the credit that would stand, and the three answers. */
export function ConsentQuestion({ question, onAnswered, onLater }: ConsentQuestionProps) {
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
      setError(wordsOf(fault));
      setBusy(null);
    }
  }

  const { title, description, licence, publisher, room, until, picture, credits } = question;
  return (
    <section aria-label={`May “${title}” be published?`} className="flex flex-col gap-3">
      <p className="wrap-anywhere">
        <bdi className="font-medium">{publisher}</bdi> wants to publish what you made in <bdi>{room}</bdi>.
      </p>
      <div className="flex gap-3">
        {picture && (
          <img
            src={picture}
            alt={`“${title}”, as it would be published`}
            width={144}
            height={144}
            className="size-36 shrink-0 rounded-sm bg-well object-cover"
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
          <ul aria-label="The credit that would stand" className="mt-1">
            {credits.map((credit) => (
              <li key={`${credit.name}-${credit.influence}-${credit.edits}`}>
                <bdi>{credit.name ?? "Anonymous"}</bdi>
                {credit.mine && " (you)"}: {shareWords(credit.influence)}
              </li>
            ))}
          </ul>
        </div>
      </div>
      <div className="grid gap-2">
        {ANSWERS.map(([consent, words, variant]) => (
          <Button
            key={consent}
            variant={variant}
            busy={busy === consent}
            disabled={busy !== null}
            onClick={() => void answer(consent)}
          >
            {words}
          </Button>
        ))}
        {onLater && (
          <Button variant="quiet" onClick={onLater}>
            Answer later
          </Button>
        )}
      </div>
      <p className="text-soft text-sm">
        Nobody sees it before all have answered. Without your answer by <Day at={until} /> it is made without
        your part.
      </p>
      {error && (
        <p role="alert" className="text-danger text-sm">
          {error}
        </p>
      )}
    </section>
  );
}
