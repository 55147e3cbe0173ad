/** An "@" that is being typed: where it stands, and what follows it so far. */
export type Asked = { from: number; query: string };

const LONGEST = 40;
const BEFORE = /(^|[\s(])$/u;

/** The mention that the caret is in; null where it is in none. A name may have spaces. */
export function mentionAt(text: string, caret: number): Asked | null {
  const from = text.slice(0, caret).lastIndexOf("@");
  if (from === -1 || !BEFORE.test(text.slice(0, from))) return null;
  const query = text.slice(from + 1, caret);
  return query.length > LONGEST || /[\n@]/.test(query) ? null : { from, query };
}

/** Names that begin with the query, or have a word that does. Nothing of a mention that is whole already. */
export function namesFor(query: string, names: readonly string[]): string[] {
  const wanted = folded(query);
  const begins = (name: string) => folded(name).startsWith(wanted);
  const hasWord = (name: string) => name.split(/\s+/u).some((word) => folded(word).startsWith(wanted));
  const all = [...new Set(names)];
  return [...all.filter(begins), ...all.filter((name) => !begins(name) && hasWord(name))].filter(
    (name) => folded(name) !== wanted.trimEnd() || wanted === "",
  );
}

/** The text with the name in the place of what was typed of it, and where the caret is then. */
export function completed(
  text: string,
  { from, query }: Asked,
  name: string,
): { text: string; caret: number } {
  const rest = text.slice(from + 1 + query.length).replace(/^\s/u, "");
  const before = `${text.slice(0, from)}@${name} `;
  return { text: before + rest, caret: before.length };
}

export type Part = { text: string; name: string | null };

/** A line taken apart into mentions of people here and all else. Of names that begin alike the longest counts. */
export function partsOf(text: string, names: readonly string[]): Part[] {
  const known = [...new Set(names)].filter(Boolean).sort((a, b) => b.length - a.length);
  const parts: Part[] = [];
  let plain = "";
  for (let at = 0; at < text.length; ) {
    const name =
      text[at] === "@" && BEFORE.test(text.slice(0, at))
        ? known.find((one) => stands(text, at + 1, one))
        : undefined;
    if (name === undefined) {
      plain += text[at] ?? "";
      at += 1;
      continue;
    }
    if (plain) parts.push({ text: plain, name: null });
    plain = "";
    parts.push({ text: text.slice(at, at + 1 + name.length), name });
    at += 1 + name.length;
  }
  return plain ? [...parts, { text: plain, name: null }] : parts;
}

/** Whether a line mentions somebody of this name. */
export const mentions = (text: string, name: string, names: readonly string[]): boolean =>
  partsOf(text, names).some((part) => part.name !== null && folded(part.name) === folded(name));

/** A whole name: "@Ana" is not in "@Anastasia". */
const stands = (text: string, at: number, name: string): boolean =>
  folded(text.slice(at, at + name.length)) === folded(name) &&
  !/^[\p{L}\p{N}]/u.test(text.slice(at + name.length));

const folded = (text: string): string => text.toLocaleLowerCase("en");
