/** A value that JSON can hold. `undefined` members of objects are left out, as JSON.stringify does. */
export type Json =
  | null
  | boolean
  | number
  | string
  | readonly Json[]
  | { readonly [key: string]: Json | undefined };

/**
 * Canonical JSON (RFC 8785): keys sorted by UTF-16 code units, ECMAScript number format.
 * Throws TypeError on non-finite numbers, lone surrogates and anything JSON cannot hold.
 */
export function canonicalJson(value: unknown): string {
  switch (typeof value) {
    case "boolean":
      return value ? "true" : "false";
    case "number":
      if (!Number.isFinite(value)) throw new TypeError("a non-finite number has no canonical form");
      return JSON.stringify(value);
    case "string":
      if (!isWellFormed(value)) throw new TypeError("a lone surrogate has no canonical form");
      return JSON.stringify(value);
    case "object":
      if (value === null) return "null";
      if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
      return canonicalObject(value as Record<string, unknown>);
    default:
      throw new TypeError(`${typeof value} has no canonical form`);
  }
}

function canonicalObject(value: Record<string, unknown>): string {
  let text = "";
  for (const key of Object.keys(value).sort()) {
    const member = value[key];
    if (member === undefined) continue;
    text += `${text && ","}${canonicalJson(key)}:${canonicalJson(member)}`;
  }
  return `{${text}}`;
}

/** String.prototype.isWellFormed, for engines that lack it. */
function isWellFormed(text: string): boolean {
  return !/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/.test(text);
}
