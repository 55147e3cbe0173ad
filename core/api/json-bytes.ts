/**
 * About how many bytes a value is as JSON (RFC 8259), at least counted in UTF-16 units. Stops at the first beyond `most`, so
 * that a value of any size costs no more than one of that size.
 */
export function jsonBytes(value: unknown, most: number): number {
  let bytes = 0;
  const waiting: unknown[] = [value];
  while (waiting.length > 0 && bytes <= most) {
    const one = waiting.pop();
    bytes += 2;
    if (typeof one === "string") bytes += one.length;
    else if (typeof one === "number" || typeof one === "bigint") bytes += String(one).length - 1;
    else if (one instanceof Date) bytes += 24;
    else if (Array.isArray(one)) for (const item of one) waiting.push(item);
    else if (typeof one === "object" && one !== null) {
      for (const [key, item] of Object.entries(one)) {
        bytes += key.length + 3;
        waiting.push(item);
      }
    } else bytes += 2;
  }
  return bytes;
}
