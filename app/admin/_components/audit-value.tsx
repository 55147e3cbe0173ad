import { useTranslations } from "next-intl";
import { AuditThing, type NamedThing } from "./audit-thing";
import { moment } from "./words";

/** Milliseconds since 1970 that are a moment, in 2001. */
const A_MOMENT = 1e12;

type AuditValueProps = { value: unknown; things: readonly NamedThing[] };

/** A value of the log as people read it: its fields line by line, and names where it has ids. */
export function AuditValue({ value, things }: AuditValueProps) {
  const t = useTranslations("admin");
  if (value === null || value === undefined)
    return <span className="text-soft">{t("auditEntry.nothing")}</span>;
  if (typeof value === "boolean") return t("auditEntry.yesOrNo", { value: String(value) });
  if (typeof value === "string") {
    const thing = things.find(({ id, kind }) => value === id || value === `${kind}:${id}`);
    return thing ? <AuditThing thing={thing} /> : <bdi className="whitespace-pre-wrap">{value}</bdi>;
  }
  // Nothing else here is counted so high.
  if (typeof value === "number" && value > A_MOMENT) return moment(t, value);
  if (typeof value !== "object") return <span className="numbers">{String(value)}</span>;
  const fields = Object.entries(value);
  if (fields.length === 0) return <span className="text-soft">{t("auditEntry.nothing")}</span>;
  if (Array.isArray(value))
    return (
      <ul>
        {fields.map(([at, one]) => (
          <li key={at} className="wrap-anywhere">
            <AuditValue value={one} things={things} />
          </li>
        ))}
      </ul>
    );
  return (
    <dl>
      {fields.map(([name, one]) => {
        const nested = typeof one === "object" && one !== null && Object.keys(one).length > 0;
        return (
          <div key={name} className={nested ? "" : "flex flex-wrap gap-x-2"}>
            <dt className="text-soft">{name}</dt>
            <dd className={nested ? "ms-4" : "min-w-0 wrap-anywhere"}>
              <AuditValue value={one} things={things} />
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
