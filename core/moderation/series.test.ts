import { expect, it } from "vitest";
import { inSteps } from "./series";

const DAY = 86_400_000;
const TO = Date.parse("2026-11-24T00:00:00Z");
const counts = ({ steps }: ReturnType<typeof inSteps>) =>
  steps.map(({ reports, decisions }) => [reports, decisions]);

it("a week is counted in days, and each event falls into its day", () => {
  const found = inSteps(
    { reports: [TO - 1, TO - DAY, TO - DAY - 1], decisions: [TO - 7 * DAY] },
    TO - 7 * DAY,
    TO,
  );
  expect(found.days).toBe(1);
  expect(counts(found)).toEqual([
    [0, 1],
    [0, 0],
    [0, 0],
    [0, 0],
    [0, 0],
    [1, 0],
    [2, 0],
  ]);
});

it("events outside the span are not counted", () => {
  const found = inSteps({ reports: [TO, TO - 2 * DAY - 1], decisions: [] }, TO - 2 * DAY, TO);
  expect(counts(found)).toEqual([
    [0, 0],
    [0, 0],
  ]);
});

it("a longer span has longer steps, at most 62 of them", () => {
  for (const [length, days] of [
    [62, 1],
    [63, 7],
    [434, 7],
    [435, 28],
    [10_000, 162],
  ] as const) {
    const found = inSteps({ reports: [TO - length * DAY], decisions: [] }, TO - length * DAY, TO);
    expect(found.days, `${length} days`).toBe(days);
    expect(found.steps.length).toBeLessThanOrEqual(62);
    expect(found.steps[0]?.reports).toBe(1);
  }
});
