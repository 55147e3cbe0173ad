/** neighbours.bin as training/audit/neighbours.py writes it. */
export function neighboursFile(header: Record<string, unknown>, rows: readonly number[]): Uint8Array {
  const text = new TextEncoder().encode(JSON.stringify(header));
  const length = new Uint8Array(4);
  new DataView(length.buffer).setUint32(0, text.length, true);
  return Uint8Array.from([
    ...new TextEncoder().encode("CNB1"),
    ...length,
    ...text,
    ...new Uint8Array(Int8Array.from(rows).buffer),
  ]);
}
