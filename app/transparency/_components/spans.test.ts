import { expect, it } from "vitest";
import { english } from "@/app/_words/testing/english";
import { dayIn, spanOf } from "./spans";

const NOW = Date.parse("2026-11-24T15:00:00Z");
const days = ({ id, from, to }: ReturnType<typeof spanOf>) => [id, dayIn(from), dayIn(to - 1)];

it("the span is the last ninety days including today, unless another is asked for", () => {
  expect(days(spanOf(english("transparency"), {}, NOW))).toEqual(["90", "2026-08-27", "2026-11-24"]);
  expect(days(spanOf(english("transparency"), { span: "7" }, NOW))).toEqual([
    "90",
    "2026-08-27",
    "2026-11-24",
  ]);
  expect(days(spanOf(english("transparency"), { span: "30" }, NOW))).toEqual([
    "30",
    "2026-10-26",
    "2026-11-24",
  ]);
  expect(days(spanOf(english("transparency"), { span: "all" }, NOW))).toEqual([
    "all",
    "1970-01-01",
    "2026-11-24",
  ]);
});

it("the span includes its first and its last day", () => {
  expect(days(spanOf(english("transparency"), { from: "2026-01-01", to: "2026-01-31" }, NOW))).toEqual([
    null,
    "2026-01-01",
    "2026-01-31",
  ]);
  expect(days(spanOf(english("transparency"), { from: "2026-01-01", to: "2026-01-01" }, NOW))).toEqual([
    null,
    "2026-01-01",
    "2026-01-01",
  ]);
});

it("nonsense is not accepted as a span", () => {
  for (const asked of [
    { from: "2026-02-01", to: "2026-01-01" },
    { from: "2026-13-01", to: "2026-12-31" },
    { from: "yesterday", to: "today" },
    { from: ["2026-01-01"], to: "2026-01-31" },
    { from: "2026-01-01" },
  ])
    expect(spanOf(english("transparency"), asked, NOW).id).toBe("90");
});
