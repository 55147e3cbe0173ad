import { Check, CircleDashed, ShieldCheck, ShieldQuestion, ShieldX, X } from "lucide-react";
import Link from "next/link";
import { cn } from "@/app/_components/ui/cn";
import { Altered } from "./altered";
import type { Report } from "./report";

const VERDICTS = {
  verified: { icon: ShieldCheck, className: "text-ink" },
  failed: { icon: ShieldX, className: "text-danger" },
  unvouched: { icon: ShieldQuestion, className: "text-soft" },
};

const FACES = {
  fail: { icon: X, words: "fails", className: "text-danger" },
  pass: { icon: Check, words: "passes", className: "text-ink" },
  unavailable: { icon: CircleDashed, words: "not available", className: "text-soft" },
};

/** What was found: the verdict beside the picture it is about, then every check. */
export function Findings({ report, picture }: { report: Report; picture: string | null }) {
  const { icon: Icon, className } = VERDICTS[report.verdict];
  const [verdict = "", ...rest] = report.words.split(/(?<=:) /);
  return (
    <section aria-label="Findings">
      <div className="flex flex-col gap-5 sm:flex-row sm:items-center">
        {picture && !report.altered && (
          <img
            src={picture}
            alt="What you dropped"
            className="size-32 shrink-0 rounded-lg bg-sunk object-contain"
          />
        )}
        <div>
          <h2
            className={cn("font-semibold text-2xl tracking-tight", report.altered && "text-danger")}
            data-testid="verdict"
            data-verdict={report.verdict}
          >
            <Icon aria-hidden className={cn("mr-2 inline size-7 align-[-0.2em]", className)} />
            {verdict.replace(/:$/, "")}
            <span className="mt-1 block font-normal text-base tracking-normal">
              {sentence(rest.join(" "))}
            </span>
          </h2>
          {report.work && (
            <p className="mt-2">
              <Link dir="auto" href={`/works/${report.work.id}`} className="underline underline-offset-4">
                {report.work.title ?? report.work.id}
              </Link>
              {report.work.version && report.verdict !== "unvouched"
                ? `, version ${report.work.version}`
                : ""}
            </p>
          )}
        </div>
      </div>
      {picture && report.altered && <Altered report={report} picture={picture} />}
      <Checks checks={report.checks} />
    </section>
  );
}

function Checks({ checks }: Pick<Report, "checks">) {
  const counts = (Object.keys(FACES) as (keyof typeof FACES)[]).flatMap((state) => {
    const n = checks.filter((check) => check.state === state).length;
    return n === 0 ? [] : [`${n} ${n === 1 ? FACES[state].words : PLURALS[state]}`];
  });
  // What cannot be read is asked nothing else: one line says so instead of nine.
  const unreadable = checks.some(({ id, state }) => id === "file" && state === "fail");
  const shown = unreadable ? checks.filter(({ state }) => state !== "unavailable") : checks;
  return (
    <>
      <p className="mt-6 text-soft text-sm">
        {unreadable ? "Nothing else could be checked" : counts.join(", ")}
      </p>
      <ul className="mt-2 flex flex-col divide-y divide-line border-line border-y">
        {shown.map((check) => {
          const { icon: Icon, words, className } = FACES[check.state];
          return (
            <li key={check.id} data-check={check.id} data-state={check.state} className="flex gap-4 py-3">
              <Icon aria-hidden className={cn("mt-0.5 size-5 shrink-0", className)} />
              <div className="min-w-0">
                <p className="font-medium">
                  {check.label} <span className={cn("font-normal", className)}>{words}</span>
                </p>
                <p className="wrap-anywhere text-soft">{check.why}</p>
              </div>
            </li>
          );
        })}
      </ul>
    </>
  );
}

const PLURALS = { fail: "fail", pass: "pass", unavailable: "not available" };

const sentence = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
