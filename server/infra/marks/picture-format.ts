export type Format = "png" | "jpeg" | "webp" | "avif" | "gif" | "tiff";

/** Bytes in which a file's brands are looked for: encoders write two to six of four bytes each. */
const BRANDS = 256;
const text = (bytes: Uint8Array, from: number, to: number): string =>
  String.fromCharCode(...bytes.subarray(from, to));

/** What a file is by its first bytes, whatever it is called; null for what is not looked at. */
export function formatOf(bytes: Uint8Array): Format | null {
  if (bytes[0] === 0x89 && text(bytes, 1, 4) === "PNG") return "png";
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return "jpeg";
  if (text(bytes, 0, 4) === "RIFF" && text(bytes, 8, 12) === "WEBP") return "webp";
  if (brandsOf(bytes).some((brand) => brand === "avif" || brand === "avis")) return "avif";
  if (/^GIF8[79]a$/.test(text(bytes, 0, 6))) return "gif";
  if (/^(II\*\0|MM\0\*)$/.test(text(bytes, 0, 4))) return "tiff";
  return null;
}

/** A file's major brand and those it is compatible with (ISO/IEC 14496-12, section 4.3): AVIF may stand in either place. */
function brandsOf(bytes: Uint8Array): string[] {
  if (text(bytes, 4, 8) !== "ftyp") return [];
  const size = new DataView(bytes.buffer, bytes.byteOffset, 4).getUint32(0);
  const end = Math.min(size, BRANDS, bytes.length);
  const brands = [text(bytes, 8, 12)];
  // Between the two stands a version of four bytes.
  for (let at = 16; at + 4 <= end; at += 4) brands.push(text(bytes, at, at + 4));
  return brands;
}
