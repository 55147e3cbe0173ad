import { fail, ok, type Result } from "@/core/kernel/errors";
import { NAME_LIMITS } from "@/core/kernel/names/limits";
import { withoutInvisible } from "./invisible";
import { isReserved } from "./reserved";

/** Marks piled on one letter run into the lines above and below. No script spells with more than these: Hebrew comes nearest. */
const PILED = /(\p{M}{5})\p{M}+/gu;
/** More than one blank, or one that breaks the line. A single blank is kept as it is: French has narrow ones. */
const BLANKS = /\s*[\t-\r\u0085\u2028\u2029]\s*|\s{2,}/g;
/** Far more than any name needs; longer text is cut before the costlier steps see it. */
const LONGEST_READ = 4_000;

/**
 * A name as it will be shown: as it was typed (NFC), without what deceives. `name_invalid` when nothing visible is left or more than
 * 40 graphemes are; `name_reserved` for one that looks like the site's own.
 */
export function cleanName(raw: string): Result<string> {
  const name = cleanLine(raw);
  if (!name || raw.length > LONGEST_READ) return fail("name_invalid");
  if (graphemes(name) > NAME_LIMITS.nameLength) return fail("name_invalid");
  return isReserved(name) ? fail("name_reserved") : ok(name);
}

/**
 * One line of a person's text, as it was typed: NFC at most, for every script. Controls and overrides of the text's direction are
 * taken out, what shows nothing where its script has no use for it, and blanks that break the line.
 */
export function cleanLine(raw: string): string {
  const text = withoutInvisible(raw.slice(0, LONGEST_READ).replace(BLANKS, " "))
    // Characters between a letter and its mark were removed, so that the two compose again.
    .normalize("NFC")
    .replace(PILED, "$1")
    .replace(BLANKS, " ")
    .trim();
  return /[^\s\p{M}\p{Cf}\u2800]/u.test(text) ? text : "";
}

const segmenter = new Intl.Segmenter("en", { granularity: "grapheme" });
const graphemes = (text: string): number => [...segmenter.segment(text)].length;
