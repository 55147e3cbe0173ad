import { useTranslations } from "next-intl";
import type { AdminAudit } from "@/app/_api/types";
import { moment } from "./words";

/** One use of a power: the line, and below it what was and what is. */
export function AuditEntry({ entry }: { entry: AdminAudit }) {
  const t = useTranslations("admin");
  const { at, name, action, subject, before, after } = entry;
  const changed = before !== null || after !== null;
  const line = (
    <span className="grid w-full gap-x-6 gap-y-0.5 sm:grid-cols-[12rem_10rem_minmax(0,1fr)]">
      <time dateTime={new Date(at).toISOString()} className="numbers text-sm text-soft sm:text-base">
        {moment(t, at)}
      </time>
      <span dir="auto" className="truncate">
        {name}
      </span>
      <span className="min-w-0 wrap-anywhere">
        <span className="font-medium">{action}</span>
        {subject && <span className="text-soft"> {subject}</span>}
      </span>
    </span>
  );
  if (!changed) return <li className="py-3">{line}</li>;
  return (
    <li>
      <details className="group">
        <summary className="flex min-h-11 cursor-pointer list-none items-center py-3 hover:bg-sunk">
          {line}
        </summary>
        <dl className="grid gap-4 pb-4 md:grid-cols-2">
          <Value label={t("auditEntry.before")} value={before} />
          <Value label={t("auditEntry.after")} value={after} />
        </dl>
      </details>
    </li>
  );
}

const Value = ({ label, value }: { label: string; value: unknown }) => {
  const t = useTranslations("admin");
  return (
    <div className="min-w-0">
      <dt className="text-sm text-soft">{label}</dt>
      <dd>
        <pre className="mt-1 overflow-x-auto whitespace-pre-wrap wrap-anywhere rounded-md border border-line bg-sunk p-3 text-sm">
          {value === null ? t("auditEntry.nothing") : JSON.stringify(value, null, 2)}
        </pre>
      </dd>
    </div>
  );
};
