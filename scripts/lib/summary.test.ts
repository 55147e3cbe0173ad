import { describe, expect, test } from "vitest";
import { countCheck, countPlaywright, countUnittest, countVitest, sum, summaryLine } from "./summary.mjs";

const file = (status: string, ...tests: [status: string, fullName: string][]) => ({
  name: "core/room.test.ts",
  status,
  assertionResults: tests.map(([status, fullName]) => ({ status, fullName })),
});

describe("the summary of test results", () => {
  test("counts a check as one passed or one failed", () => {
    expect(countCheck(true)).toEqual({ passed: 1, failed: 0, skipped: 0 });
    expect(countCheck(false)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });

  test("counts Vitest's tests by their result", () => {
    const report = {
      testResults: [
        file("passed", ["passed", "a"], ["pending", "b"], ["todo", "c"]),
        file("failed", ["failed", "d"]),
      ],
    };
    expect(countVitest(report, false)).toEqual({ passed: 1, failed: 1, skipped: 2 });
  });

  test("counts a test file that could not be loaded as one failure", () => {
    expect(countVitest({ testResults: [file("passed", ["passed", "a"]), file("failed")] }, false)).toEqual({
      passed: 1,
      failed: 1,
      skipped: 0,
    });
  });

  test("counts a run that failed without a failed test, or left no report, as one failure", () => {
    expect(countVitest({ testResults: [file("passed", ["passed", "a"])] }, false).failed).toBe(1);
    expect(countVitest(undefined, false).failed).toBe(1);
    expect(countPlaywright(undefined, false).failed).toBe(1);
  });

  test("counts skipped tests that must run as failed", () => {
    const report = {
      testResults: [
        file("passed", ["skipped", "database on PostgreSQL keeps rows"]),
        file("passed", ["skipped", "limits on Redis count"], ["skipped", "b"]),
      ],
    };
    const mustRun = [/postgres/i, / on Redis\b/];
    expect(countVitest(report, true, { mustRun })).toEqual({ passed: 0, failed: 2, skipped: 1 });
    expect(countVitest(report, true)).toEqual({ passed: 0, failed: 0, skipped: 3 });
  });

  test("counts Playwright's flaky tests and global errors as failed", () => {
    const report = { stats: { expected: 5, unexpected: 1, flaky: 2, skipped: 1 }, errors: [{}] };
    expect(countPlaywright(report, false)).toEqual({ passed: 5, failed: 4, skipped: 1 });
  });

  test("mentions skipped tests in the last line only when there are some", () => {
    expect(summaryLine(sum([countCheck(true), countCheck(false)]))).toBe("1 passed, 1 failed");
    expect(summaryLine({ passed: 2, failed: 0, skipped: 1 })).toBe("2 passed, 0 failed, 1 skipped");
  });
});

describe("Python's tests", () => {
  test("count those that passed, failed and were skipped; a run that broke counts as a failure", () => {
    expect(countUnittest("Ran 38 tests in 71.161s\n\nOK", true)).toEqual({
      passed: 38,
      failed: 0,
      skipped: 0,
    });
    expect(countUnittest("Ran 10 tests in 1s\n\nFAILED (failures=1, errors=2, skipped=3)", false)).toEqual({
      passed: 4,
      failed: 3,
      skipped: 3,
    });
    expect(countUnittest("Killed", false)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });
});
