import { useTranslations } from "next-intl";
import type { Transparency } from "@/app/_api/types";
import { dateWords } from "@/app/_components/days";

const HEIGHT = 120;
const STEP = 12;

/** Reports and decisions over time, as two small rows of bars under each other, on one scale. */
export function OverTime({ series: { days, steps } }: Pick<Transparency, "series">) {
  const tTerms = useTranslations("terms");
  const t = useTranslations("transparency");
  const most = Math.max(1, ...steps.flatMap((step) => [step.reports, step.decisions]));
  const first = steps[0]?.at ?? 0;
  const last = (steps.at(-1)?.at ?? 0) + days * 86_400_000 - 1;
  const each =
    days === 1 ? t("overTime.aDay") : days === 7 ? t("overTime.aWeek") : t("overTime.daysDays", { days });
  return (
    <figure>
      <figcaption>
        <span className="font-semibold">{t("overTime.overTime")}</span>
        <span className="block text-sm text-soft">{t("overTime.eachBarEachTallest", { each, most })}</span>
      </figcaption>
      <div className="mt-4 grid gap-6 sm:grid-cols-2">
        {(["reports", "decisions"] as const).map((kind) => (
          <div key={kind}>
            <p className="text-sm">{kind === "reports" ? t("overTime.reports") : t("overTime.decisions")}</p>
            <svg
              viewBox={`0 0 ${steps.length * STEP} ${HEIGHT}`}
              preserveAspectRatio="none"
              className="mt-1 h-30 w-full border-line border-b"
              role="img"
              aria-label={`${kind}: ${
                steps
                  .filter((step) => step[kind] > 0)
                  .map((step) =>
                    t("overTime.kindFromDate", { kind: step[kind], date: dateWords(tTerms, step.at) }),
                  )
                  .join(", ") || t("overTime.none")
              }`}
            >
              {steps.map((step, i) => (
                <rect
                  key={step.at}
                  x={i * STEP + 1}
                  width={STEP - 2}
                  y={HEIGHT - (HEIGHT * step[kind]) / most}
                  height={(HEIGHT * step[kind]) / most}
                  fill={kind === "reports" ? "var(--color-ink)" : "var(--color-edge)"}
                />
              ))}
            </svg>
            <p className="mt-1 flex justify-between text-soft text-xs">
              <span>{dateWords(tTerms, first)}</span>
              <span>{dateWords(tTerms, last)}</span>
            </p>
          </div>
        ))}
      </div>
    </figure>
  );
}
