import type { Say } from "@/app/_words/say";

const DAY = 86_400_000;

/** Spans of time one can choose by name, shortest first. */
export const spansIn = (t: Say<"transparency">) =>
  [
    { id: "30", label: t("spans.last30Days") },
    { id: "90", label: t("spans.last90Days") },
    { id: "365", label: t("spans.lastYear") },
    { id: "all", label: t("spans.sinceTheBeginning") },
  ] as const;

export type Span = { id: string | null; from: number; to: number };
type Asked = {
  span?: string | string[] | undefined;
  from?: string | string[] | undefined;
  to?: string | string[] | undefined;
};

const dayOf = (raw: string | string[] | undefined): number | null => {
  if (typeof raw !== "string" || !/^\d{4}-\d{2}-\d{2}$/.test(raw)) return null;
  const at = Date.parse(`${raw}T00:00:00Z`);
  return Number.isNaN(at) || at < 0 ? null : at;
};
export const dayIn = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

/** The span that an address asks for, in whole days (UTC), the last one whole; the last 90 days for none or nonsense. */
export function spanOf(t: Say<"transparency">, { span, from, to }: Asked, now: number): Span {
  const [first, last] = [dayOf(from), dayOf(to)];
  if (first !== null && last !== null && first <= last) return { id: null, from: first, to: last + DAY };
  const end = Math.floor(now / DAY) * DAY + DAY;
  const named = spansIn(t).find(({ id }) => id === span) ?? spansIn(t)[1];
  return { id: named.id, from: named.id === "all" ? 0 : end - Number(named.id) * DAY, to: end };
}
