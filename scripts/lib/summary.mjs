/**
 * What a part of the tests came to.
 * @typedef {{ passed: number, failed: number, skipped: number }} Count
 */

/** @param {boolean} ok a check that either holds or does not @returns {Count} */
export function countCheck(ok) {
  return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 };
}

/**
 * Reads Vitest's JSON report. A file that could not be loaded, or a run that failed with no failed test (an unhandled
 * error), counts as one failure.
 * @param {any} report the parsed report, or undefined when none was written
 * @param {boolean} ok whether Vitest ended well
 * @param {{ mustRun?: RegExp[] }} [options] skipped tests whose full name matches one of these count as failed
 * @returns {Count}
 */
export function countVitest(report, ok, { mustRun = [] } = {}) {
  const count = { passed: 0, failed: 0, skipped: 0 };
  for (const file of report?.testResults ?? []) {
    const tests = file.assertionResults ?? [];
    for (const { status, fullName } of tests) {
      if (status === "passed") count.passed++;
      else if (status === "failed" || mustRun.some((name) => name.test(`${file.name} ${fullName}`)))
        count.failed++;
      else count.skipped++;
    }
    if (file.status === "failed" && !tests.some(({ status }) => status === "failed")) count.failed++;
  }
  if (!ok && count.failed === 0) count.failed++;
  return count;
}

/**
 * Reads Playwright's JSON report. A test that passed only when tried again has failed.
 * @param {any} report the parsed report, or undefined when none was written
 * @param {boolean} ok whether Playwright ended well
 * @returns {Count}
 */
export function countPlaywright(report, ok) {
  const { expected = 0, unexpected = 0, flaky = 0, skipped = 0 } = report?.stats ?? {};
  const failed = unexpected + flaky + (report?.errors?.length ?? 0);
  return { passed: expected, failed: !ok && failed === 0 ? 1 : failed, skipped };
}

/**
 * Reads the last lines of Python's unittest: "Ran 38 tests in 71.161s" and "FAILED (failures=1, errors=2, skipped=3)".
 * @param {string} tail
 * @param {boolean} ok whether it ended well
 * @returns {Count}
 */
export function countUnittest(tail, ok) {
  const ran = Number(/^Ran (\d+) tests?/m.exec(tail)?.[1] ?? 0);
  const of = (word) => Number(new RegExp(`\\b${word}=(\\d+)`).exec(tail)?.[1] ?? 0);
  const [skipped, failed] = [of("skipped"), of("failures") + of("errors")];
  return { passed: ran - failed - skipped, failed: !ok && failed === 0 ? 1 : failed, skipped };
}

/** @param {Count[]} counts @returns {Count} */
export function sum(counts) {
  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const count of counts) for (const key of Object.keys(total)) total[key] += count[key];
  return total;
}

/** The last line of `npm test`. */
export function summaryLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
}
