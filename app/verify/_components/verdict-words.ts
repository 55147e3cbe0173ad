import type { Lists } from "@/app/_words/in-list";
import type { Say } from "@/app/_words/say";
import type { Report } from "./report";

/** The verdict in the visitor's language, in two parts: what it is, and why. The server says the same in English, for the command line too. */
export function verdictWords(t: Say<"verify">, report: Report): { verdict: string; why: string } {
  const key = verdictOf(report);
  const values = {
    mark: stateOf(report, "watermark") === "pass" ? "watermark" : "credentials",
    titled: report.work?.title ? "yes" : "no",
    title: report.work?.title ?? "",
    failed: report.checks.filter(({ state }) => state === "fail").length,
  };
  return { verdict: t(`verdicts.${key}`, values), why: t(`verdictReasons.${key}`, values) };
}

/** What was checked. A check that the catalogue does not know is called what the server calls it. */
export function labelOf(
  t: Say<"verify">,
  { id, label }: Pick<Report["checks"][number], "id" | "label">,
): string {
  const key = `checks.${id}` as Parameters<Say<"verify">["has"]>[0];
  return t.has(key) ? t(key) : label;
}

/** Why, in the visitor's language. What came in words of somebody's own, such as a moderator's reason, stays as it is. */
export function whyOf(
  t: Say<"verify">,
  lists: Lists,
  { why, reason, values }: Pick<Report["checks"][number], "why" | "reason" | "values">,
): string {
  const key = `reasons.${reason}` as Parameters<Say<"verify">["has"]>[0];
  if (reason === null || !t.has(key)) return why;
  // Codes of what is wrong, of which none has a comma.
  const { problems } = { problems: null, ...values };
  const all = problems === null ? values : { ...values, problems: lists.row(`${problems}`.split(", ")) };
  return t(key as Parameters<Say<"verify">>[0], all as never);
}

function verdictOf(report: Report) {
  const { verdict, work, words } = report;
  if (verdict === "failed") {
    if (stateOf(report, "file") === "fail") return "unreadable";
    return stateOf(report, "altered") === "fail" ? "altered" : "failed";
  }
  const isFile = stateOf(report, "file") === "pass";
  // Whether the key was looked up, and whether the file names a record, is said in words alone.
  if (verdict === "verified") {
    if (words.includes("was not looked up")) return isFile ? "fileTrusted" : "recordTrusted";
    return isFile ? "file" : "record";
  }
  const isMarked = stateOf(report, "watermark") === "pass";
  if (work) return isMarked ? "knownByMark" : "knownByLook";
  if (words.startsWith("Whole")) return "whole";
  return isMarked ? "marked" : "unknown";
}

const stateOf = ({ checks }: Report, id: string) => checks.find((check) => check.id === id)?.state;
