/** What a spreadsheet takes for the beginning of a formula, in its wide spellings too, after whatever it skips. */
const FORMULA = /^[\s"'\p{Cf}]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]/u;
/** Where a spreadsheet that separates by something else would begin another cell. */
const ELSEWHERE = /([;\t|])(?=[\s"']*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])/g;

/**
 * A text as a cell (RFC 4180), always in quotes; one that a spreadsheet would run as a formula is made text by the apostrophe that
 * spreadsheets know. Every table that goes out is made of these.
 */
export function csvCell(text: string): string {
  const plain = (FORMULA.test(text) ? `'${text}` : text).replace(ELSEWHERE, "$1'");
  return `"${plain.replaceAll('"', '""')}"`;
}
