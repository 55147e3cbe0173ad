"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { openApi } from "@/app/_api/open-api";
import type { Me, WorkComment } from "@/app/_api/types";
import { wordsOf } from "@/app/_api/words";
import { Day } from "@/app/_components/day";
import { useNames } from "@/app/_components/known-as";
import { Button } from "@/app/_components/ui/button";
import { useHydrated } from "@/app/_components/use-hydrated";
import { ReportButton } from "@/app/_moderation/report-button";
import { NoVoice } from "@/app/_moderation/restriction-words";
import type { WorkId } from "@/core/kernel/ids/ids";
import { subjectOf } from "@/core/moderation/subjects";

export function Comments({ id, first, me }: { id: WorkId; first: readonly WorkComment[]; me: Me }) {
  const t = useTranslations("works");
  const tErrors = useTranslations("errors");
  const shown = useNames();
  const hydrated = useHydrated();
  const [comments, setComments] = useState(first);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);

  async function say(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const text = String(new FormData(form).get("text"));
    setBusy(true);
    setError(null);
    try {
      const comment = await (await openApi()).work.comment.mutate({ id: id, text });
      setComments([comment, ...comments]);
      form.reset();
    } catch (fault) {
      setError(wordsOf(tErrors, fault));
    } finally {
      setBusy(false);
    }
  }

  async function remove(comment: string) {
    try {
      await (await openApi()).work.uncomment.mutate({ comment });
      setComments(comments.filter((c) => c.id !== comment));
    } catch (fault) {
      setError(wordsOf(tErrors, fault));
    }
  }

  return (
    <section aria-labelledby="comments">
      <h2 id="comments" className="font-semibold text-xl">
        {t("comments.comments")}
      </h2>
      {me.restriction ? (
        <div className="mt-4">
          <NoVoice restriction={me.restriction} />
        </div>
      ) : me.user ? (
        <form onSubmit={(event) => void say(event)} className="mt-4 flex flex-col gap-2">
          <label>
            <span className="sr-only">{t("comments.yourComment")}</span>
            <textarea
              name="text"
              required
              maxLength={1000}
              rows={2}
              placeholder={t("comments.whatDoSee")}
              className="w-full rounded-md border border-edge bg-raised p-3"
            />
          </label>
          <Button type="submit" busy={busy} disabled={!hydrated} className="self-start">
            {t("comments.post")}
          </Button>
        </form>
      ) : (
        <p className="mt-4 text-soft">
          {t.rich("comments.comeSaySomething", {
            link: (chunks) => (
              <Link className="underline underline-offset-4" href={`/account?next=/works/${id}`}>
                {chunks}
              </Link>
            ),
          })}
        </p>
      )}
      {error && (
        <p role="alert" className="mt-2 text-danger">
          {error}
        </p>
      )}
      <ul className="mt-6 flex flex-col gap-5">
        {comments.map((comment) => (
          <li key={comment.id} id={`comment-${comment.id}`}>
            <p className="flex flex-wrap items-baseline gap-x-3 text-sm">
              <span dir="auto" className="font-medium">
                {shown(comment.name)}
              </span>
              <span className="text-soft">
                <Day at={comment.at} />
              </span>
              <span className="ms-auto">
                {comment.actor === me.actor ? (
                  <button
                    type="button"
                    onClick={() => void remove(comment.id)}
                    className="touch text-soft underline underline-offset-2"
                  >
                    {t("comments.takeBack")}
                  </button>
                ) : (
                  <ReportButton
                    variant="line"
                    subject={subjectOf("comment", comment.id)}
                    what={t("comments.nameSComment", { name: shown(comment.name) })}
                    isNobody={me.user === null}
                  />
                )}
              </span>
            </p>
            <p dir="auto" className="mt-1 whitespace-pre-line">
              {comment.text}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
