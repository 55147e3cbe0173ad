import type { Check, CheckId, Report, Verdict } from "./checks";

/** `names`: the file's credentials name a record, here or not. `trusts`: the record's key is known from the record alone. */
type Found = Pick<Report, "checks" | "work"> & { names: boolean; trusts: boolean };

/**
 * A file is verified where the record is signed and the file's own hash stands in its signed list; a record alone, where it is
 * signed. Whoever gives a record without the instance's keys trusts the record, and is told so. Looking alike, a watermark and a picture near enough recognise, and vouch for nothing.
 */
export function verdictOf({ checks }: Pick<Found, "checks">): Verdict {
  if (checks.some(({ state }) => state === "fail")) return "failed";
  const passes = (id: CheckId) => stateOf(checks, id) === "pass";
  const isFile = passes("file");
  return passes("record") && (!isFile || passes("listed")) ? "verified" : "unvouched";
}

/** The verdict in one or two sentences, the same in the browser and on the command line. */
export function wordsOf(found: Found): string {
  const { checks, work, names, trusts } = found;
  const verdict = verdictOf(found);
  const isFile = stateOf(checks, "file") === "pass";
  if (verdict === "failed") {
    if (stateOf(checks, "file") === "fail")
      return "Cannot be read: no picture of ours, or one that was damaged.";
    if (stateOf(checks, "altered") === "fail") return alteredWords(found);
    const failed = checks.filter(({ state }) => state === "fail").length;
    return failed === 1 ? "Not what it says: one check fails." : `Not what it says: ${failed} checks fail.`;
  }
  if (verdict === "verified") {
    const what = isFile
      ? "Verified: this is the very file that the signed record lists"
      : "Verified: this is the record as it was signed";
    return trusts
      ? `${what}. Whose key signed it was not looked up: give the instance's keys for that.`
      : `${what}, by a key of the instance.`;
  }
  if (work)
    return stateOf(checks, "watermark") === "pass"
      ? "Recognised by its watermark, not verified: a copy such as a screenshot, which nothing here vouches for."
      : "Recognised by how it looks, not verified: a copy or something like it, which nothing here vouches for.";
  if (names)
    return "Whole, as far as its Content Credentials say. They name a record that is not at hand, so no more was checked.";
  if (stateOf(checks, "watermark") === "pass")
    return "Not verified: it carries a watermark of Cohue, and the record of that work is not at hand.";
  return "Not a file of Cohue, or its marks are gone: nothing failed, and nothing here vouches for it.";
}

function alteredWords({ checks, work }: Found): string {
  const of = work?.title ? ` of “${work.title}”` : "";
  const mark = stateOf(checks, "watermark") === "pass" ? "watermark" : "credentials";
  return `Altered: it carries the ${mark}${of}, and the picture was changed after it left.`;
}

const stateOf = (checks: readonly Check[], id: CheckId) => checks.find((check) => check.id === id)?.state;
