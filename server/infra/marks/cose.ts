import { type KeyObject, sign } from "node:crypto";

/** As much CBOR (RFC 8949) as a COSE_Sign1 (RFC 9052) takes. */
const head = (major: number, n: number): Buffer => {
  if (n < 24) return Buffer.from([(major << 5) | n]);
  if (n < 256) return Buffer.from([(major << 5) | 24, n]);
  if (n < 65536) return Buffer.from([(major << 5) | 25, n >> 8, n & 255]);
  const long = Buffer.alloc(5);
  long[0] = (major << 5) | 26;
  long.writeUInt32BE(n, 1);
  return long;
};
const int = (n: number): Buffer => (n >= 0 ? head(0, n) : head(1, -1 - n));
const bytes = (b: Uint8Array): Buffer => Buffer.concat([head(2, b.length), b]);
const text = (s: string): Buffer => Buffer.concat([head(3, Buffer.byteLength(s)), Buffer.from(s)]);
const array = (items: readonly Uint8Array[]): Buffer => Buffer.concat([head(4, items.length), ...items]);
const map = (pairs: readonly (readonly [Uint8Array, Uint8Array])[]): Buffer =>
  Buffer.concat([head(5, pairs.length), ...pairs.flat()]);

const [ALG, X5CHAIN, ES256] = [1, 33, -7];
const SIGN1 = 0xd2;
const NIL = Buffer.from([0xf6]);

/**
 * A COSE_Sign1 over a detached claim, ES256, its chain (leaf first) in the protected header (C2PA 2.1, section 13.2), padded to
 * exactly `size` bytes. Throws RangeError where it does not fit.
 */
export function coseSign1(claim: Uint8Array, key: KeyObject, chainPem: string, size: number): Uint8Array {
  const certificates = [...chainPem.matchAll(/-----BEGIN CERTIFICATE-----([\s\S]+?)-----END/g)].map((m) =>
    bytes(Buffer.from(m[1] ?? "", "base64")),
  );
  const [only] = certificates;
  const chain = certificates.length === 1 && only ? only : array(certificates);
  const header = map([
    [int(ALG), int(ES256)],
    [int(X5CHAIN), chain],
  ]);
  const signed = array([text("Signature1"), bytes(header), bytes(Buffer.alloc(0)), bytes(claim)]);
  const signature = sign("sha256", signed, { key, dsaEncoding: "ieee-p1363" });
  const padded = (pad: number, more: number): Buffer =>
    Buffer.concat([
      Buffer.from([SIGN1]),
      array([
        bytes(header),
        map([
          [text("pad"), bytes(Buffer.alloc(pad))],
          // A length's own length jumps: a second padding fills the byte that the first cannot.
          ...(more >= 0 ? [[text("pad2"), bytes(Buffer.alloc(more))] as const] : []),
        ]),
        NIL,
        bytes(signature),
      ]),
    ]);
  for (const more of [-1, 0, 1, 2]) {
    let pad = size - padded(0, more).length;
    while (pad > 0 && padded(pad, more).length > size) pad -= 1;
    if (pad >= 0 && padded(pad, more).length === size) return new Uint8Array(padded(pad, more));
  }
  throw new RangeError(`a signature does not fit in ${size} bytes`);
}
