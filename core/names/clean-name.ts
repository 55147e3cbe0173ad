import { fail, ok, type Result } from "@/core/errors";
import { LIMITS } from "@/core/recipe/limits";

/** Bidirectional controls, zero-width and other invisible formatting, except the joiner that emoji sequences need. */
const INVISIBLE =
  /[\u00AD\u061C\u115F\u1160\u200B\u200C\u200E\u200F\u202A-\u202E\u2060-\u206F\u3164\uFEFF\uFFA0\uFFF0-\uFFFB]|\u034F|\u17B4|\u17B5|\u180B|\u180C|\u180D|\u180E|\u180F|\u2800/g;
/** Tag characters show nothing, except after the black flag that some regions' flags begin with. */
const TAGS = /(?<!\u{1F3F4}[\u{E0020}-\u{E007F}]*)[\u{E0000}-\u{E007F}]/gu;
const CONTROL = /[\p{Cc}\p{Cs}\p{Co}\p{Cn}]/gu;
const JOINER_OUTSIDE_EMOJI =
  /(?<!\p{Extended_Pictographic}\uFE0F?[\u{1F3FB}-\u{1F3FF}]?)\u200D|\u200D(?!\p{Extended_Pictographic})/gu;
/**
 * Marks piled on one letter run into the lines above and below: two are kept. Scripts that spell with more keep five:
 * Tibetan, Burmese and Khmer write letters of a syllable as marks.
 */
const PILED_MARKS = /(?<=\p{M}{2})(?![\p{Script=Tibetan}\p{Script=Myanmar}\p{Script=Khmer}])\p{M}/gu;
const PILED_LETTERS = /(\p{M}{5})\p{M}+/gu;
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
    .replace(TAGS, "")
    .replace(JOINER_OUTSIDE_EMOJI, "")
    // What stood between a letter and its mark is gone: they are one character again.
    .normalize("NFC")
    .replace(PILED_MARKS, "")
    .replace(PILED_LETTERS, "$1")
    .replace(/ +/g, " ")
    .trim();
  return /[^\s\p{M}\p{Cf}]/u.test(text) ? text : "";
}

const segmenter = new Intl.Segmenter("en", { granularity: "grapheme" });
const graphemes = (text: string): number => [...segmenter.segment(text)].length;
