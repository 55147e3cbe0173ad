import type { Metadata } from "next";
import { headers } from "next/headers";
import Link from "next/link";
import type { LogEntry } from "@/app/_api/types";
import { pageOf } from "@/app/_collections/read";
import { SiteFooter } from "@/app/_components/site-footer";
import { SiteHeader } from "@/app/_components/site-header";
import { Table } from "@/app/_components/table";
import { OpenSections } from "@/app/_moderation/open-sections";
import { RULES } from "@/core/moderation/rules";
import { momentWords, SUBJECT_WORDS } from "@/core/moderation/statement";
import { callerFor } from "@/server/trpc/caller";

export const metadata: Metadata = {
  title: "Moderation log",
  description: "What moderators of this place decided, about what kind of thing, under which rule.",
};

type LogProps = { searchParams: Promise<{ page?: string | string[] }> };

/** Every decision there was, without names. */
export default async function Log({ searchParams }: LogProps) {
  const api = await callerFor(await headers());
  const page = pageOf((await searchParams).page);
  const [me, { entries, more }] = await Promise.all([api.me.get(), api.moderation.log({ page })]);
  return (
    <>
      <SiteHeader me={me} />
      <main className="mx-auto w-full max-w-[1100px] px-5 pt-6 sm:px-10">
        <OpenSections at="/log" />
        <h1 className="mt-8 font-semibold text-4xl tracking-[-0.03em] sm:text-5xl">Moderation log</h1>
        <p className="mt-3 max-w-prose text-lg text-soft">
          Every decision, appeal and answer, newest first. Names, titles, texts, pictures and who decided are
          left out: this log is about how we decide, not about those we decided on. What belongs to one case
          has one number.
        </p>
        <div className="mt-10">
          {entries.length === 0 ? (
            <p className="text-lg text-soft">
              {page > 1 ? "There is nothing older." : "Nothing has been decided here yet."}
            </p>
          ) : (
            <Table head={["When", "Case", "About", "What", "Rule"]} rows={entries.map(rowOf)} />
          )}
        </div>
        {(page > 1 || more) && (
          <nav aria-label="Pages" className="mt-8 flex gap-6">
            {page > 1 && (
              <Link
                href={page === 2 ? "/log" : `/log?page=${page - 1}`}
                className="touch underline underline-offset-4"
              >
                Newer
              </Link>
            )}
            {more && (
              <Link href={`/log?page=${page + 1}`} className="touch underline underline-offset-4">
                Older
              </Link>
            )}
          </nav>
        )}
      </main>
      <SiteFooter />
    </>
  );
}

const rowOf = ({ case: number, at, kind, what, rule, until }: LogEntry, i: number) => ({
  key: `${at} ${number} ${i}`,
  cells: [
    <time key="at" dateTime={new Date(at).toISOString()} className="whitespace-nowrap">
      {momentWords(at)}
    </time>,
    number,
    <span key="about" className="whitespace-nowrap">
      a {SUBJECT_WORDS[kind]}
    </span>,
    `${what}${until === null ? "" : ` until ${momentWords(until)}`}`,
    rule ? (
      <Link key="rule" href={`/rules#${rule}`} className="touch underline underline-offset-4">
        {RULES[rule].title}
      </Link>
    ) : (
      <span key="rule" className="text-soft">
        as decided
      </span>
    ),
  ],
});
