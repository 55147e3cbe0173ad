import { ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import type { AdminAudit } from "@/app/_api/types";
import { AuditThing, type NamedThing } from "./audit-thing";
import { AuditValue } from "./audit-value";
import { moment } from "./words";

/** One use of a power: who, what, on what; and below it what was and what is. */
export function AuditEntry({ entry }: { entry: AdminAudit }) {
  const t = useTranslations("admin");
  const { at, name, by, action, subject, on, things, before, after } = entry;
  const changed = before !== null || after !== null;
  return (
    <li className="grid gap-x-6 gap-y-0.5 py-3 sm:grid-cols-[13rem_minmax(0,1fr)] lg:grid-cols-[13rem_10rem_minmax(0,1fr)]">
      <time
        dateTime={new Date(at).toISOString()}
        className="numbers text-sm text-soft sm:whitespace-nowrap sm:text-base sm:max-lg:row-span-2"
      >
        {moment(t, at)}
      </time>
      <span className="min-w-0">{by?.name ? <AuditThing thing={by} /> : <bdi>{name}</bdi>}</span>
      <div className="min-w-0 wrap-anywhere sm:max-lg:col-start-2">
        <p>
          <span className="font-medium">{action}</span>
          {on ? (
            <span className="text-soft">
              {" "}
              {on.name !== null && on.kind !== "case" && <>{t(`auditEntry.kinds.${on.kind}`)} </>}
              <AuditThing thing={on} />
            </span>
          ) : (
            subject && (
              <span className="text-soft">
                {" "}
                <bdi>{subject}</bdi>
              </span>
            )
          )}
        </p>
        {changed && (
          <details className="group">
            <summary className="-mb-2 flex min-h-11 w-fit cursor-pointer list-none items-center gap-1 text-soft text-sm hover:text-ink">
              <ChevronRight
                aria-hidden
                className="size-4 group-open:rotate-90 rtl:rotate-180 rtl:group-open:rotate-90"
              />
              {t("auditEntry.changed")}
            </summary>
            <dl className="grid gap-4 py-2 sm:max-lg:grid-cols-2 xl:grid-cols-2">
              <Value label={t("auditEntry.before")} value={before} things={things} />
              <Value label={t("auditEntry.after")} value={after} things={things} />
            </dl>
          </details>
        )}
      </div>
    </li>
  );
}

type ValueProps = { label: string; value: unknown; things: readonly NamedThing[] };
const Value = ({ label, value, things }: ValueProps) => (
  <div className="min-w-0">
    <dt className="text-sm text-soft">{label}</dt>
    <dd className="mt-1 rounded-md border border-line bg-sunk p-3 text-sm">
      <AuditValue value={value} things={things} />
    </dd>
  </div>
);
