import Link from "next/link";
import { useTranslations } from "next-intl";
import { inputClass } from "@/app/_components/ui/input-class";
import { dayIn, type Span, spansIn } from "./spans";

/** Which time the report is about: one of a few, or from a day to a day. */
export function ChooseSpan({ span, shownFrom }: { span: Span; shownFrom: number }) {
  const t = useTranslations("transparency");
  return (
    <div className="flex flex-wrap items-end gap-x-8 gap-y-4">
      <nav aria-label={t("chooseSpan.time")} className="flex flex-wrap gap-x-5">
        {spansIn(t).map(({ id, label }) => (
          <Link
            key={id}
            href={`/transparency?span=${id}`}
            aria-current={id === span.id ? "true" : undefined}
            className="inline-flex h-11 items-center text-soft underline-offset-4 hover:underline aria-[current]:font-medium aria-[current]:text-ink aria-[current]:underline"
          >
            {label}
          </Link>
        ))}
      </nav>
      <form method="get" action="/transparency" className="flex flex-wrap items-end gap-2">
        <Day name="from" label={t("chooseSpan.from")} day={dayIn(shownFrom)} />
        <Day name="to" label={t("chooseSpan.to")} day={dayIn(span.to - 1)} />
        <button type="submit" className="h-11 rounded-md border border-edge px-4 font-medium hover:bg-sunk">
          {t("chooseSpan.show")}
        </button>
      </form>
    </div>
  );
}

const Day = ({ name, label, day }: { name: string; label: string; day: string }) => (
  <label className="flex items-center gap-2 text-sm text-soft max-sm:min-w-36 max-sm:flex-1 max-sm:flex-col max-sm:items-start max-sm:gap-1">
    <span className="shrink-0">{label}</span>
    <input
      key={day}
      type="date"
      name={name}
      defaultValue={day}
      required
      className={`${inputClass} text-base sm:w-40`}
    />
  </label>
);
