import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

/** The last cell of each row of the threat model: the tests that hold it, each a file and names in it. */
const rows = readFileSync("docs/security.md", "utf8")
  .split("\n")
  .filter((line) => line.startsWith("| ") && !line.startsWith("| who attacks"))
  .map((line) => line.split(/(?<!\\)\|/).map((cell) => cell.trim()));

/** Files in code, with the names that follow each in quotes. */
const testsIn = (cell: string): { file: string; names: string[] }[] =>
  [...cell.matchAll(/`([^`]+)`: ((?:"[^"]+"(?:, )?)+)/g)].map(([, file = "", names = ""]) => ({
    file,
    names: [...names.matchAll(/"([^"]+)"/g)].map(([, name = ""]) => name),
  }));

describe("the threat model", () => {
  it("says in each line who attacks, the defence, its limit and the tests that prove it", () => {
    expect(rows.length).toBeGreaterThan(40);
    for (const row of rows) {
      expect(row.length, row[1]).toBe(6);
      expect(testsIn(row[4] ?? "").length, row[1]).toBeGreaterThan(0);
      // Nothing stands beside the tests that would look like one.
      expect(row[4]?.match(/`/g)?.length, row[1]).toBe(2 * testsIn(row[4] ?? "").length);
    }
  });

  it.each(rows.map((row) => [row[1] ?? "", row[4] ?? ""]))("names tests that exist: %s", (_, cell) => {
    for (const { file, names } of testsIn(cell)) {
      expect(existsSync(file), file).toBe(true);
      expect(file).toMatch(/\.(test|spec)\.ts$/);
      const text = readFileSync(file, "utf8");
      for (const name of names) expect(text, `${file}: ${name}`).toContain(name);
    }
  });
});
