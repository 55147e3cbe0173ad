import { fail, ok, type Result } from "@/core/errors";
import { LIMITS } from "@/core/recipe/limits";

/** Bidirectional controls, zero-width and other invisible formatting, except the joiner that emoji sequences need. */
const INVISIBLE =
  /[\u00AD\u061C\u115F\u1160\u200B\u200C\u200E\u200F\u202A-\u202E\u2060-\u206F\u3164\uFEFF\uFFA0\uFFF0-\uFFFB]|\u034F|\u17B4|\u17B5|\u180B|\u180C|\u180D|\u180E|\u180F/g;
const CONTROL = /[\p{Cc}\p{Cs}\p{Co}\p{Cn}]/gu;
const JOINER_OUTSIDE_EMOJI =
  /(?<!\p{Extended_Pictographic}\uFE0F?[\u{1F3FB}-\u{1F3FF}]?)\u200D|\u200D(?!\p{Extended_Pictographic})/gu;
/** Marks piled on one letter run into the lines above and below: two are kept. */
const PILED_MARKS = /(\p{M}{2})\p{M}+/gu;
/** Far more than any name needs; longer text is cut before the costlier steps see it. */
const LONGEST_READ = 4_000;

/**
 * A name as it will be shown: NFKC, without invisible, control or text-direction characters, spaces collapsed.
 * `name_invalid` when nothing visible is left or more than 40 graphemes are.
 */
export function cleanName(raw: string): Result<string> {
  const name = cleanLine(raw);
  if (!name || raw.length > LONGEST_READ) return fail("name_invalid");
  return graphemes(name) <= LIMITS.nameLength ? ok(name) : fail("name_invalid");
}

/** One line of a person's text made harmless to show: the same rules without a length. */
export function cleanLine(raw: string): string {
  const text = raw
    .slice(0, LONGEST_READ)
    .normalize("NFKC")
    .replace(/\s+/g, " ")
    .replace(INVISIBLE, "")
    .replace(CONTROL, "")
    .replace(JOINER_OUTSIDE_EMOJI, "")
    .replace(PILED_MARKS, "$1")
    .trim();
  return /[^\s\p{M}\p{Cf}]/u.test(text) ? text : "";
}

const segmenter = new Intl.Segmenter("en", { granularity: "grapheme" });
const graphemes = (text: string): number => [...segmenter.segment(text)].length;
