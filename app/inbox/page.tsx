import type { Metadata } from "next";
import { headers } from "next/headers";
import Link from "next/link";
import { redirect } from "next/navigation";
import type { Notice } from "@/app/_api/types";
import { Day } from "@/app/_components/day";
import { SiteFooter } from "@/app/_components/site-footer";
import { SiteHeader } from "@/app/_components/site-header";
import { ConsentQuestions } from "@/app/_works/consent-questions";
import { CreditList } from "@/app/_works/credit-list";
import { SUBJECT_WORDS } from "@/core/moderation/statement";
import { SUBJECT_KINDS, type SubjectKind } from "@/core/moderation/subjects";
import { callerFor } from "@/server/trpc/caller";
import { MarkRead } from "./_components/mark-read";

export const metadata: Metadata = { title: "Inbox" };

const WORDS: Partial<Record<Notice["kind"], (data: Notice["data"]) => string>> = {
  credit: ({ title, share }) =>
    share === undefined
      ? `“${title}” was published, and you had a part in it. How do you want to appear?`
      : `Another split is proposed for “${title}”: ${share} % for you. Do you agree?`,
  consent: ({ title }) => `“${title}” waits for your answer before it is published.`,
  "credit-decided": ({ title, consent }) =>
    `“${title}”: ${ANSWERS[String(consent)] ?? "somebody answered about their part."}`,
  comment: ({ title }) => `Someone said something about “${title}”.`,
  superseded: ({ title, why }) => `“${title}” has a new version${why ? `: ${why}` : ""}.`,
  decision: ({ title, kind, words }) => `${aboutWords(kind, title)}: ${words}`,
  report: ({ title, words }) => `You reported “${title}”. ${words}`,
  remixed: ({ title, into }) => `“${title}” was remixed${into ? ` into “${into}”` : ""}.`,
};

const ANSWERS: Record<string, string> = {
  accepted: "somebody who had a part in it is named on its label.",
  anonymous: "somebody who had a part in it stays unnamed.",
  withdrawn: "somebody withdrew, and it is made anew without them.",
};

const nounOf = (kind: string | number | undefined): string =>
  SUBJECT_KINDS.includes(kind as SubjectKind) ? SUBJECT_WORDS[kind as SubjectKind] : "work";

/** Rooms are not only their hosts': whoever was removed from one is told of it too. */
function aboutWords(kind?: string | number, title?: string | number): string {
  if (kind === "person") return "About you";
  return `About ${kind === "room" ? "the" : "your"} ${nounOf(kind)} “${title}”`;
}

/** Where a notice leads. */
function hrefOf({ kind, data }: Notice): string {
  if (kind === "decision") return data.case ? `/me/decisions/${data.case}` : "/me/decisions";
  if (kind === "consent") return "/me/credits";
  if (kind === "report") return "/me/reports";
  return data.work ? `/works/${data.work}` : "/inbox";
}

/** What one was told, and every work one had a part in. */
export default async function Inbox() {
  const api = await callerFor(await headers());
  const me = await api.me.get();
  if (!me.user) redirect("/account?next=/inbox");
  const [notices, credits, questions] = await Promise.all([
    api.notification.list(),
    api.notification.credits(),
    api.work.questions(),
  ]);
  return (
    <>
      <SiteHeader me={me} />
      <MarkRead unread={notices.filter((notice) => !notice.read).length} />
      <main className="mx-auto grid w-full max-w-[1100px] gap-16 px-5 pt-6 sm:px-10 lg:grid-cols-2">
        <section aria-labelledby="inbox">
          <h1 id="inbox" className="font-semibold text-4xl tracking-[-0.03em]">
            Inbox
          </h1>
          {notices.length === 0 && <p className="mt-4 text-soft">Nobody has anything to tell you yet.</p>}
          <ul className="mt-6 flex flex-col gap-4">
            {notices.map((notice) => (
              <li key={notice.id} className="flex gap-3">
                <span
                  aria-hidden
                  className={`mt-2 size-2 shrink-0 rounded-full ${notice.read ? "bg-transparent" : "bg-ink"}`}
                />
                <div className="min-w-0">
                  <Link href={hrefOf(notice)} className="hover:underline">
                    {WORDS[notice.kind]?.(notice.data) ?? notice.kind}
                  </Link>
                  {notice.kind === "decision" && notice.data.facts && (
                    <p
                      dir="auto"
                      className="my-1.5 whitespace-pre-line wrap-anywhere border-line border-l-2 pl-3"
                    >
                      {notice.data.facts}
                    </p>
                  )}
                  <p className="text-sm text-soft">
                    <Day at={notice.at} />
                  </p>
                </div>
              </li>
            ))}
          </ul>
        </section>
        <section aria-labelledby="credits">
          <h2 id="credits" className="font-semibold text-2xl tracking-tight">
            Works you had a part in
          </h2>
          <ConsentQuestions questions={questions} />
          {credits.length === 0 && <p className="mt-4 text-soft">None is published yet.</p>}
          <CreditList credits={credits} />
          {credits.length > 0 && (
            <Link href="/me/credits" className="touch mt-6 inline-block underline underline-offset-4">
              All my credits
            </Link>
          )}
        </section>
      </main>
      <SiteFooter />
    </>
  );
}
