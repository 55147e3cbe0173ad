import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const FOLDER = "docs/decisions";
const names = readdirSync(FOLDER).sort();
const STATUS = /^Status: (?:accepted|superseded by \[\d+\]\(([^)]+)\)) · (\d{4}-\d{2}-\d{2})$/;

const linesOf = (name: string): string[] => readFileSync(`${FOLDER}/${name}`, "utf8").split("\n");
const dateOf = (name: string): string => STATUS.exec(linesOf(name)[2] ?? "")?.[2] ?? "";

describe("the decisions", () => {
  it("are numbered without a gap", () => {
    expect(names.map((name) => Number(name.slice(0, 4)))).toEqual(names.map((_, i) => i + 1));
  });

  it.each(names)("%s has its number in its title, then its status and its date", (name) => {
    const [title = "", blank, status = ""] = linesOf(name);
    expect(title).toMatch(new RegExp(`^# ${Number(name.slice(0, 4))}\\. \\S`));
    expect(blank).toBe("");
    expect(status).toMatch(STATUS);
    const [, successor, date = ""] = STATUS.exec(status) ?? [];
    expect(new Date(date).toISOString().slice(0, 10)).toBe(date);
    if (successor) expect(names).toContain(successor);
  });

  it("have dates in the order of their numbers", () => {
    expect(names.map(dateOf)).toEqual(names.map(dateOf).sort());
  });
});
