import homoglyphs from "unhomoglyph";

/**
 * What a name looks like, for comparing and never for showing (Unicode TS 39): letters that look alike become one, case, accents,
 * blanks and signs are left out, and digits that are written for letters are those letters.
 */
export function skeleton(text: string): string {
  const bare = homoglyphs(
    text
      .normalize("NFKD")
      .replace(/\p{M}|\p{Cf}/gu, "")
      .toLowerCase(),
  );
  return homoglyphs(bare)
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[|!]/g, "l")
    .replace(/[^\p{L}\p{N}]/gu, "")
    .replace(/[0134579il]/g, (sign) => LETTERS[sign] ?? sign);
}

/** l, I, 1 and i are told apart by nobody; the others are what people write for letters. */
const LETTERS: Readonly<Record<string, string>> = {
  "0": "o",
  "1": "i",
  l: "i",
  "3": "e",
  "4": "a",
  "5": "s",
  "7": "t",
  "9": "g",
};
