import type { Metadata } from "next";
import { headers } from "next/headers";
import Link from "next/link";
import { redirect } from "next/navigation";
import type { Notice } from "@/app/_api/types";
import { SiteFooter } from "@/app/_components/site-footer";
import { SiteHeader } from "@/app/_components/site-header";
import { CreditAnswer } from "@/app/_works/credit-answer";
import { dateWords, shareWords } from "@/app/_works/makers";
import { callerFor } from "@/server/trpc/caller";
import { MarkRead } from "./_components/mark-read";

export const metadata: Metadata = { title: "Inbox" };

const WORDS: Partial<Record<Notice["kind"], (data: Notice["data"]) => string>> = {
  credit: ({ title }) => `“${title}” was published, and you had a part in it. How do you want to appear?`,
  "credit-decided": ({ title, consent }) => `Someone answered about their part in “${title}”: ${consent}.`,
  comment: ({ title }) => `Someone said something about “${title}”.`,
  superseded: ({ title }) => `“${title}” has a new version.`,
  remixed: ({ title }) => `“${title}” was remixed.`,
};

/** What one was told, and every work one had a part in. */
export default async function Inbox() {
  const api = await callerFor(await headers());
  const me = await api.me.get();
  if (!me.user) redirect("/account?next=/inbox");
  const [notices, credits] = await Promise.all([api.notification.list(), api.notification.credits()]);
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
                <div>
                  <Link
                    href={notice.data.work ? `/works/${notice.data.work}` : "/inbox"}
                    className="hover:underline"
                  >
                    {WORDS[notice.kind]?.(notice.data) ?? notice.kind}
                  </Link>
                  <p className="text-sm text-soft">{dateWords(notice.at)}</p>
                </div>
              </li>
            ))}
          </ul>
        </section>
        <section aria-labelledby="credits">
          <h2 id="credits" className="font-semibold text-2xl tracking-tight">
            Works you had a part in
          </h2>
          {credits.length === 0 && <p className="mt-4 text-soft">None is published yet.</p>}
          <ul className="mt-6 flex flex-col gap-6">
            {credits.map((credit) => (
              <li key={credit.work}>
                <p>
                  <Link href={`/works/${credit.work}`} className="font-medium hover:underline">
                    {credit.title}
                  </Link>
                  <span className="text-soft">
                    , {shareWords(credit.influence)}, {credit.edits} {credit.edits === 1 ? "edit" : "edits"}
                    {credit.status !== "published" && `, ${credit.status}`}
                  </span>
                </p>
                <div className="mt-2">
                  <CreditAnswer
                    work={credit.work}
                    consent={credit.consent}
                    declared={credit.declared}
                    agreed={credit.agreed}
                  />
                </div>
              </li>
            ))}
          </ul>
        </section>
      </main>
      <SiteFooter />
    </>
  );
}
