import type { Check, CheckId, Report } from "./report";

/** `unvouched`: nothing failed, and nothing shows that this is what a signed record says. */
export type Verdict = "failed" | "verified" | "unvouched";

/** `names`: the file's credentials name a record, here or not. */
type Found = Pick<Report, "checks" | "work"> & { names: boolean };

/**
 * A file is verified where a key known to be the instance's signed the record and the file's own hash stands in its signed list;
 * a record alone, where such a key signed it. Looking alike, a watermark and a picture near enough recognise, and vouch for nothing.
 */
export function verdictOf({ checks }: Pick<Found, "checks">): Verdict {
  if (checks.some(({ state }) => state === "fail")) return "failed";
  const passes = (id: CheckId) => stateOf(checks, id) === "pass";
  const isFile = passes("file");
  return passes("record") && (!isFile || passes("listed")) ? "verified" : "unvouched";
}

/** The verdict in one or two sentences, the same in the browser and on the command line. */
export function wordsOf(found: Found): string {
  const { checks, work, names } = found;
  const verdict = verdictOf(found);
  const isFile = stateOf(checks, "file") === "pass";
  if (verdict === "failed") {
    const failed = checks.filter(({ state }) => state === "fail").length;
    return failed === 1 ? "Not what it says: one check fails." : `Not what it says: ${failed} checks fail.`;
  }
  if (verdict === "verified")
    return isFile
      ? "Verified: this is the very file that the signed record lists."
      : "Verified: this is the record as the instance signed it.";
  if (work?.version && stateOf(checks, "listed") === "pass")
    return "Not verified: file and record fit each other, and whose key signed them was not looked up.";
  if (work?.version && !isFile)
    return "Not verified: the record fits its own key, and whose key that is was not looked up.";
  if (work)
    return stateOf(checks, "watermark") === "pass"
      ? "Recognised by its watermark, not verified: a copy such as a screenshot, which nothing here vouches for."
      : "Recognised by how it looks, not verified: a copy or something like it, which nothing here vouches for.";
  if (names) return "Not verified: its Content Credentials name a record that is not at hand.";
  if (stateOf(checks, "watermark") === "pass")
    return "Not verified: it carries a watermark of Cohue, and the record of that work is not at hand.";
  return "Not a file of Cohue, or its marks are gone: nothing failed, and nothing here vouches for it.";
}

const stateOf = (checks: readonly Check[], id: CheckId) => checks.find((check) => check.id === id)?.state;
