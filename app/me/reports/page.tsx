import type { Metadata } from "next";
import Link from "next/link";
import type { MyReport } from "@/app/_api/types";
import { RULES } from "@/core/moderation/rules";
import { momentWords, SUBJECT_WORDS } from "@/core/moderation/statement";
import { minePage } from "../_components/mine-page";

export const metadata: Metadata = { title: "My reports" };

const OUTCOMES: Record<MyReport["outcome"], { title: string; words: string }> = {
  waiting: { title: "Waiting", words: "A moderator has yet to decide." },
  acted: {
    title: "Acted on",
    words: "Moderators found that it broke the rules, and did something about it.",
  },
  nothing: {
    title: "Nothing against the rules",
    words: "Moderators looked at it, and it stays as it is.",
  },
  overturned: {
    title: "Overturned",
    words: "Moderators acted on it; on appeal another moderator found that it is within the rules.",
  },
};

export default function MyReports() {
  return minePage("reports", async (api) => {
    const reports = await api.moderation.myReports();
    return (
      <div className="max-w-3xl">
        <h1 className="mt-8 font-semibold text-3xl tracking-[-0.02em]">My reports</h1>
        <p className="mt-2 text-soft">
          What you said is against{" "}
          <Link href="/rules" className="touch text-ink underline underline-offset-4">
            the rules
          </Link>
          , and what came of it. Nobody whom you report is told that it was you.
        </p>
        {reports.length === 0 && (
          <p className="mt-6 text-lg text-soft">
            None. Works, comments, people, rooms and what is said in them each have a “Report”.
          </p>
        )}
        <ul className="mt-6">
          {reports.map((report) => (
            <li key={report.id} className="border-line border-t py-5">
              <Report report={report} />
            </li>
          ))}
        </ul>
      </div>
    );
  });
}

function Report({ report: { kind, title, rule, text, at, outcome } }: { report: MyReport }) {
  const { title: came, words } = OUTCOMES[outcome];
  return (
    <article className="grid gap-x-6 gap-y-2 sm:grid-cols-[minmax(0,1fr)_14rem]">
      <div className="min-w-0">
        <h2 dir="auto" className="wrap-anywhere font-medium">
          {kind === "chat" || kind === "comment" ? `“${title}”` : title}
        </h2>
        <p className="text-sm text-soft">
          A {SUBJECT_WORDS[kind]}, reported {momentWords(at)} under “{RULES[rule].title}”
        </p>
        {text && (
          <p dir="auto" className="mt-2 whitespace-pre-line wrap-anywhere border-line border-l-2 pl-3">
            {text}
          </p>
        )}
      </div>
      <p className="text-sm">
        <span className="block font-medium text-base">{came}</span>
        <span className="text-soft">{words}</span>
      </p>
    </article>
  );
}
