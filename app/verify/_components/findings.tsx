import { Check, CircleDashed, ShieldCheck, ShieldQuestion, ShieldX, X } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { cn } from "@/app/_components/ui/cn";
import { useLists } from "@/app/_words/in-list";
import type { Say } from "@/app/_words/say";
import { Altered } from "./altered";
import type { Report } from "./report";
import { labelOf, verdictWords, whyOf } from "./verdict-words";

const VERDICTS = {
  verified: { icon: ShieldCheck, className: "text-ink" },
  failed: { icon: ShieldX, className: "text-danger" },
  unvouched: { icon: ShieldQuestion, className: "text-soft" },
};

const facesIn = (t: Say<"verify">) => ({
  fail: { icon: X, words: t("findings.fails"), className: "text-danger" },
  pass: { icon: Check, words: t("findings.passes"), className: "text-ink" },
  unavailable: { icon: CircleDashed, words: t("findings.notAvailable"), className: "text-soft" },
});

/** What was found: the verdict beside the picture it is about, then every check. */
export function Findings({ report, picture }: { report: Report; picture: string | null }) {
  const t = useTranslations("verify");
  const { icon: Icon, className } = VERDICTS[report.verdict];
  const { verdict, why } = verdictWords(t, report);
  return (
    <section aria-label={t("findings.findings")}>
      <div className="flex flex-col gap-5 sm:flex-row sm:items-center">
        {picture && !report.altered && (
          <img
            src={picture}
            alt={t("findings.whatYouDropped")}
            className="size-32 shrink-0 rounded-lg bg-sunk object-contain"
          />
        )}
        <div>
          <h2
            className={cn("font-semibold text-2xl tracking-tight", report.altered && "text-danger")}
            data-testid="verdict"
            data-verdict={report.verdict}
          >
            <span className="flex gap-2">
              <Icon aria-hidden className={cn("mt-0.5 size-7 shrink-0", className)} />
              {verdict}
            </span>
            <span className="mt-1 block font-normal text-base tracking-normal">{why}</span>
          </h2>
          {report.work && (
            <p className="mt-2">
              <Link dir="auto" href={`/works/${report.work.id}`} className="underline underline-offset-4">
                {report.work.title ?? report.work.id}
              </Link>
              {report.work.version && report.verdict !== "unvouched"
                ? t("findings.versionVersion", { version: report.work.version })
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
  const t = useTranslations("verify");
  const lists = useLists();
  const counts = (Object.keys(facesIn(t)) as (keyof ReturnType<typeof facesIn>)[]).flatMap((state) => {
    const n = checks.filter((check) => check.state === state).length;
    return n === 0 ? [] : [t(`findings.counted.${state}`, { n })];
  });
  // What cannot be read is asked nothing else: one line says so instead of nine.
  const unreadable = checks.some(({ id, state }) => id === "file" && state === "fail");
  const shown = unreadable ? checks.filter(({ state }) => state !== "unavailable") : checks;
  return (
    <>
      <p className="mt-6 text-soft text-sm">
        {unreadable ? t("findings.nothingElseCouldChecked") : lists.row(counts)}
      </p>
      <ul className="mt-2 flex flex-col divide-y divide-line border-line border-y">
        {shown.map((check) => {
          const { icon: Icon, words, className } = facesIn(t)[check.state];
          return (
            <li key={check.id} data-check={check.id} data-state={check.state} className="flex gap-4 py-3">
              <Icon aria-hidden className={cn("mt-0.5 size-5 shrink-0", className)} />
              <div className="min-w-0 grow">
                <p className="flex flex-wrap justify-between gap-x-4 font-medium">
                  {labelOf(t, check)} <span className={cn("font-normal", className)}>{words}</span>
                </p>
                <p className="wrap-anywhere text-soft">{whyOf(t, lists, check)}</p>
              </div>
            </li>
          );
        })}
      </ul>
    </>
  );
}
