import { useTranslations } from "next-intl";
import type { CaseData } from "@/app/_api/types";
import { ruleTitle } from "@/app/_moderation/rule-words";
import { moment } from "../words";
import { Section } from "./section";

/** Who reported it, for what, and how far reports of theirs were right before. */
export function Reports({ found: { reports } }: { found: CaseData }) {
  const tTerms = useTranslations("terms");
  const t = useTranslations("desk");
  if (reports.length === 0) return null;
  return (
    <Section title={t("said.reports")} aside={t("said.weightHowOftenTheir")}>
      <ul className="flex flex-col gap-3">
        {reports.map((r) => (
          <li key={r.id} className="grid gap-x-4 sm:grid-cols-[minmax(0,1fr)_9rem]">
            <div className="min-w-0">
              <p>
                <span className="font-medium">{ruleTitle(tTerms, r.rule)}</span>
                <span className="text-soft">
                  {" "}
                  · <bdi>{r.name}</bdi>, {moment(t, r.at)}
                </span>
              </p>
              {r.text && (
                <p dir="auto" className="whitespace-pre-line wrap-anywhere">
                  {r.text}
                </p>
              )}
            </div>
            <p className="flex items-center gap-2 text-sm text-soft">
              <span className="numbers">{t("said.weightWeight", { weight: r.weight.toFixed(2) })}</span>
              <span aria-hidden className="block h-1 w-12 bg-well">
                <span className="block h-full bg-ink" style={{ width: `${r.weight * 100}%` }} />
              </span>
            </p>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** What was said around a line, and which one it is. */
export function Context({ found: { context, concerns } }: { found: CaseData }) {
  const t = useTranslations("desk");
  if (context.length === 0) return null;
  return (
    <Section title={t("said.whatSaidAround")}>
      <ol className="flex flex-col">
        {context.map((line) => (
          <li
            key={line.id}
            aria-current={line.reported ? "true" : undefined}
            className="grid gap-x-4 border-transparent border-s-2 py-1.5 ps-3 aria-[current]:border-ink aria-[current]:bg-sunk sm:grid-cols-[8rem_minmax(0,1fr)_auto]"
          >
            <span
              dir="auto"
              className={line.actor === concerns?.actor ? "truncate font-medium" : "truncate text-soft"}
            >
              {line.name}
            </span>
            <span dir="auto" className="min-w-0 wrap-anywhere">
              {line.text}
              {line.reported && <span className="sr-only"> {t("said.thisOne")}</span>}
            </span>
            <span className="numbers text-sm text-soft">{moment(t, line.at)}</span>
          </li>
        ))}
      </ol>
    </Section>
  );
}
