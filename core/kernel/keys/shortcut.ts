/** The parts of a key event that shortcuts use. `code` names the key by its place, as on a US keyboard. */
export type Press = Pick<KeyboardEvent, "key" | "code" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey">;

/**
 * The Latin letter that a key stands for, in lower case; null for none. It is the letter that the layout gives, so that a
 * German Y is a Y wherever it stands; where the layout gives no Latin letter the key's place counts, so that shortcuts work
 * on Cyrillic, Greek, Hebrew, Arabic and all other layouts. A Latin letter beyond a to z stands for none, nor does, outside
 * of a chord, a mark that somebody may have meant: Dvorak has its semicolon where Z stands.
 */
export function letterOf(press: Press): string | null {
  const { key, code } = press;
  if (/^[a-z]$/i.test(key)) return key.toLowerCase();
  if (/^\p{Script=Latin}/u.test(key) && [...key].length === 1) return null;
  const isAscii = /^[\x20-\x7e]$/.test(key);
  if (!isChord(press) && (isAscii || /^[\w]{2,}$/.test(key))) return null;
  return /^Key([A-Z])$/.exec(code)?.[1]?.toLowerCase() ?? null;
}

/** With Ctrl or Cmd alone: what browsers and pages give their own meanings. Alt makes letters on many layouts. */
export const isChord = ({ ctrlKey, metaKey, altKey }: Press): boolean => (ctrlKey || metaKey) && !altKey;

/** Ctrl or Cmd with Z takes back; with Shift, or with Y, does it again. */
export function undoOrRedo(press: Press): "undo" | "redo" | null {
  if (!isChord(press)) return null;
  const letter = letterOf(press);
  if (letter === "y") return "redo";
  return letter === "z" ? (press.shiftKey ? "redo" : "undo") : null;
}

/** What a key without Ctrl, Cmd or Alt does, by a table of letters and of other keys' names ("?", "Enter"). */
export function actionOf<A>(press: Press, table: Readonly<Record<string, A>>): A | undefined {
  if (press.ctrlKey || press.metaKey || press.altKey) return undefined;
  if (Object.hasOwn(table, press.key)) return table[press.key];
  const letter = letterOf(press);
  return letter !== null && Object.hasOwn(table, letter) ? table[letter] : undefined;
}
