import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { csvCell } from "./csv-cell";

it.each([
  ["a formula", "=1+1", `"'=1+1"`],
  ["a command", "+cmd|' /C calc'!A0", `"'+cmd|' /C calc'!A0"`],
  ["one behind blanks and a quote", ` \t"=1`, `"' \t'""=1"`],
  ["one behind a new line", "\n@SUM(A1)", `"'\n@SUM(A1)"`],
  ["one in wide letters", "＝1+1", `"'＝1+1"`],
  ["one behind what cannot be seen", "\u200e=1", `"'\u200e=1"`],
  ["one in the cell that a semicolon would begin", "x;=HYPERLINK(1)", `"x;'=HYPERLINK(1)"`],
  ["one in the cell that a tab would begin", "x\t-1", `"x\t'-1"`],
])("%s is made text", (_what, text, cell) => {
  expect(csvCell(text)).toBe(cell);
});

it.each(["Ana", "12 - 3 = 9", "Żółć, “李”", "a@b.example"])(
  "a cell that is not a formula stays the same: %s",
  (text) => {
    expect(csvCell(text)).toBe(`"${text}"`);
  },
);

it("quotes are doubled, and a comma begins no cell", () => {
  expect(csvCell('say "hi", all')).toBe('"say ""hi"", all"');
});

it("every CSV table of the product uses these cells", () => {
  const writers = ["server", "app"]
    .flatMap((folder) => readdirSync(folder, { recursive: true }).map((name) => `${folder}/${name}`))
    .filter((path) => /\.tsx?$/.test(path) && !path.includes(".test."))
    .filter((path) => /text\/csv/.test(readFileSync(path, "utf8")));
  // The audit log is the one table; another that is added is listed here, and asked by its own test.
  expect(writers).toEqual(["server/http/admin/export-audit.ts"]);
  expect(readFileSync("server/domain/audit/read-audit.ts", "utf8")).toContain(".map(csvCell)");
});
