/** The bytes of objects that were measured before. An object must not change once it was measured. */
const known = new WeakMap<object, number>();
const PLAIN = /^[\x20\x21\x23-\x5b\x5d-\x7e]*$/;

/**
 * Bytes of a value's canonical JSON in UTF-8, without making the text. Of an object that was asked for before, also as a part of
 * another, the answer is remembered: asking again after a small change to a large value costs what the change touched.
 */
export function canonicalBytes(value: unknown): number {
  switch (typeof value) {
    case "string":
      return textBytes(value);
    case "number":
      return String(value).length;
    case "boolean":
      return value ? 4 : 5;
    case "object":
      return value === null ? 4 : objectBytes(value);
    default:
      throw new TypeError(`${typeof value} has no canonical form`);
  }
}

function objectBytes(value: object): number {
  const before = known.get(value);
  if (before !== undefined) return before;
  const bytes = Array.isArray(value) ? listBytes(value) : recordBytes(value as Record<string, unknown>);
  known.set(value, bytes);
  return bytes;
}

/** Two brackets, and a comma between each two. */
const listBytes = (items: readonly unknown[]): number =>
  items.reduce<number>((sum, item) => sum + canonicalBytes(item) + 1, items.length === 0 ? 2 : 1);

function recordBytes(record: Record<string, unknown>): number {
  let [bytes, members] = [2, 0];
  for (const key of Object.keys(record)) {
    const member = record[key];
    if (member === undefined) continue;
    bytes += textBytes(key) + 1 + canonicalBytes(member);
    members += 1;
  }
  return bytes + Math.max(0, members - 1);
}

const textBytes = (text: string): number =>
  PLAIN.test(text) ? text.length + 2 : new TextEncoder().encode(JSON.stringify(text)).length;
