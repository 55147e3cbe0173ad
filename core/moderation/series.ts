const DAY = 86_400_000;
/** Days in a step, the finest first. */
const STEPS = [1, 7, 28] as const;
const MOST = 62;

export type Step = { at: number; reports: number; decisions: number };

/**
 * Counts what happened in equal steps of whole days, the finest that make no more than 62 of them; longer spans have longer
 * ones. The last step ends with the span.
 */
export function inSteps(
  happened: { reports: readonly number[]; decisions: readonly number[] },
  from: number,
  to: number,
): { days: number; steps: Step[] } {
  const days = STEPS.find((d) => (to - from) / (d * DAY) <= MOST) ?? Math.ceil((to - from) / (MOST * DAY));
  const size = days * DAY;
  const count = Math.max(1, Math.ceil((to - from) / size));
  const steps = Array.from({ length: count }, (_, i) => ({
    at: to - (count - i) * size,
    reports: 0,
    decisions: 0,
  }));
  const add = (kind: "reports" | "decisions") => (at: number) => {
    const step = steps[count - 1 - Math.floor((to - 1 - at) / size)];
    if (step && at >= from && at < to) step[kind]++;
  };
  happened.reports.forEach(add("reports"));
  happened.decisions.forEach(add("decisions"));
  return { days, steps };
}
